"""Places as people give them: typed, or a point on the map."""
