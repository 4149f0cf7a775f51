"""What staff see and change: figures, documents, announcements, the state of the index. May use models and files."""
