"""Refusals in the shape of LINE's error bodies."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simulator.checks import Fault


class LineError(Exception):
    """An answer of the Messaging API other than success."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        details: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        sent_messages: Sequence[Mapping[str, str]] = (),
    ) -> None:
        super().__init__(f"{status} {message}")
        self.status = status
        self.message = message
        self.details = details
        self.headers = dict(headers or {})
        self.sent_messages = sent_messages

    def body(self) -> dict[str, Any]:
        """Give the JSON body: details and sentMessages are left out when empty."""
        body: dict[str, Any] = {"message": self.message}
        if self.details:
            body["details"] = list(self.details)
        if self.sent_messages:
            body["sentMessages"] = list(self.sent_messages)
        return body


def refuse_body(faults: Iterable[Fault]) -> None:
    """Raise LINE's 400 for a body with faults; property paths like `messages[0].text`."""
    details = [{"message": fault.message, "property": fault.at.dotted()} for fault in faults]
    if details:
        raise LineError(400, f"The request body has {len(details)} error(s)", details=details)


def refuse_flex(index: int, faults: Iterable[Fault]) -> None:
    """Raise LINE's 400 for a Flex message; property paths are pointers into `contents`."""
    details = [{"message": fault.message, "property": fault.at.pointer()} for fault in faults]
    if details:
        raise LineError(
            400, f"A message (messages[{index}]) in the request body is invalid", details=details
        )
