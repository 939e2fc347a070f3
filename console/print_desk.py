"""What the pages of printing call beside the use cases."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from intake.ports.press import SignFacts
from intake.services.print_choice import Wish
from intake.services.printing import PrintOrders
from intake.services.sign_facts import SignBook


@dataclass(frozen=True, slots=True)
class PrintDesk:
    """``preview`` draws a sign as a PNG; ``open`` opens a file that a batch hands out.

    ``ministry``: whether the address of the Ministry's channel is known.
    """

    orders: PrintOrders
    book: SignBook
    preview: Callable[[Wish, SignFacts], bytes | None]
    open: Callable[[UUID, str], BinaryIO]
    ministry: bool
