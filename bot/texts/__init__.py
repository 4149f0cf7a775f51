"""Every wording a person sees, French and English, in files that staff can edit."""
