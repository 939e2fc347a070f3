"""Ten regions, so that no list of provinces is longer than twelve. Province codes are official."""

from collections.abc import Mapping

REGIONS: Mapping[str, tuple[str, ...]] = {
    "north_upper": ("50", "51", "52", "58", "57", "56", "54", "55"),
    "north_lower": ("63", "65", "64", "67", "53", "62", "60", "66", "61"),
    "isan_upper": ("41", "43", "42", "39", "38", "47", "48", "49", "40", "46", "44", "45"),
    "isan_lower": ("30", "36", "31", "32", "33", "34", "35", "37"),
    "bangkok": ("10", "12", "13", "11", "73", "74"),
    "centre": ("14", "15", "17", "18", "16", "19", "72"),
    "east": ("20", "21", "22", "23", "24", "25", "27", "26"),
    "west": ("71", "70", "76", "77", "75"),
    "south_upper": ("86", "85", "84", "82", "83", "81", "80"),
    "south_lower": ("92", "93", "90", "91", "94", "95", "96"),
}
