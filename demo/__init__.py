"""A demo installation: its people and signs, and a whole tip told without a browser."""
