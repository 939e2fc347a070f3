"""``python -m tests.bench``: figures as measured in one run."""

import sys

from tests.bench import typed_places

if __name__ == "__main__":
    for line in typed_places.figures():
        sys.stdout.write(f"{line}\n")
