"""The inks of the signs, and whether those that meet can be told apart in poor light."""

from collections.abc import Iterator, Mapping

Inks = tuple[int, int, int, int]  # cyan, magenta, yellow, black, in parts of hundred

CONTRAST = 7.0  # to one, WCAG 2.2 success criterion 1.4.6
TONES: Mapping[str, Inks] = {
    "ink": (0, 0, 0, 100),
    "paper": (0, 0, 0, 0),
    "night": (100, 70, 30, 35),
    "sun": (0, 14, 90, 0),
    "alarm": (10, 100, 90, 42),
}
_MEETING = (
    *(("paper", "night"), ("sun", "night"), ("ink", "paper"), ("ink", "sun")),
    *(("alarm", "paper"), ("night", "paper")),
)


def too_alike(tones: Mapping[str, Inks]) -> Iterator[str]:
    """Pairs of tones that meet and cannot be told apart in poor light, each as a sentence."""
    for ink, ground in _MEETING:
        ratio = contrast(tones[ink], tones[ground])
        if ratio < CONTRAST:
            yield f"{ink} on {ground} is {ratio:.1f} to 1"


def contrast(one: Inks, other: Inks) -> float:
    """WCAG's ratio of two colours given in hundredths of ink."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(inks: Inks) -> float:
    *coloured, black = (part / 100 for part in inks)
    light = [(1 - part) * (1 - black) for part in coloured]
    linear = [_linear(one) for one in light]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(light: float) -> float:
    """Of sRGB, as WCAG defines it."""
    knee = 0.04045
    return light / 12.92 if light <= knee else float(((light + 0.055) / 1.055) ** 2.4)
