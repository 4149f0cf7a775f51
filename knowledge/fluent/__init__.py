"""Answers in a language model's words, each sentence held against the passages that it cites."""
