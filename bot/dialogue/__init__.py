"""A turn of conversation as plain data: what came in, what is remembered, what goes out. No Telegram, no SQL."""
