"""Who people are to the nursery: invitations, roles, their path, their data, and rules that changed for them."""
