"""The store: engine and transactions, conversations, the durable inbox and outbox, migrations."""
