"""The portal of a partner agency: its listings, what is due, and changes on their way."""
