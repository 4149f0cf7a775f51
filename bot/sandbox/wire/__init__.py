"""What goes over the wire: requests read, texts and keyboards checked, errors worded like Telegram's."""
