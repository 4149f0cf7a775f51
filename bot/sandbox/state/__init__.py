"""What the sandbox remembers: people, chats, messages, updates, and what it does to calls on request."""
