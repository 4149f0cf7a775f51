"""What staff do at the office: figures, documents, announcements."""
