"""The staff's own application: another host name, another cookie, another process."""
