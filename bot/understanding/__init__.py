"""From words to an intent, its slots and windows of time, without a language model."""
