"""Puts settings, store and use cases together, for each process and for its commands."""
