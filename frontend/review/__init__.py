"""The rooms of the curators: what waits for a second pair of eyes."""
