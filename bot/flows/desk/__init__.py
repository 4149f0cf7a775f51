"""The staff desk: a question is answered by a person once, and then never again."""
