"""``python -m tests.bench [OUTLINES [FINER]]``: figures as measured in one run.

OUTLINES: districts as GeoJSON, to be found by; FINER: another file, to be judged by.
"""

import sys
from itertools import chain
from pathlib import Path

from tests.bench import map_points, signs, typed_places, village_list

if __name__ == "__main__":
    given = [Path(one) for one in sys.argv[1:]]
    outlines, finer = (*given, None, None)[:2]
    lines = (
        *(typed_places.figures(), map_points.figures(outlines, finer)),
        *(village_list.figures(), signs.figures()),
    )
    for line in chain.from_iterable(lines):
        sys.stdout.write(f"{line}\n")
