"""The LINE platform on this machine, for development and tests."""
