"""How well the vocabulary finds French passages, beside the English model as packaged and word search alone."""
