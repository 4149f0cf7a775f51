"""The domain: what can be booked, when, by whom, and what the agenda refuses."""
