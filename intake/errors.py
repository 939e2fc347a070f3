"""What a person is told when something cannot be done: types with a key into the texts."""


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The act is not done. ``key`` names the sentence, ``params`` what stands in it."""

    def __init__(self, key: str, **params: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class NotFound(Refused):
    """There is no such thing for this member: not theirs and not there are one answer."""

    def __init__(self) -> None:
        super().__init__("refused-not-found")
