"""Use cases: who may do what, in terms of ports; they know neither Flask, LINE nor SQL."""
