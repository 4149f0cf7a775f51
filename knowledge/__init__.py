"""Finding the passage that answers a question, and knowing when none does."""
