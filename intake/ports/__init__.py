"""What the use cases need from outside, as protocols; ``storage`` and the roots provide it."""
