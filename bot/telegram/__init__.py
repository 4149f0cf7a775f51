"""The only package that knows Telegram, and the only asynchronous code of the bot."""
