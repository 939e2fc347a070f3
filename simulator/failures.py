"""Trouble on order: the next calls of an endpoint fail in a chosen way."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["status", "slow", "drop", "refuse"]
KINDS = ("status", "slow", "drop", "refuse")
ANY = "*"


@dataclass(slots=True)
class FailPlan:
    """What happens to the next `times` calls.

    `status`: nothing is done and the status is answered. `slow`: done, answered after `seconds`.
    `drop`: done, then the connection is cut without an answer. `refuse`: cut, nothing done.
    """

    account: str
    endpoint: str
    kind: Kind
    times: int = 1
    status: int = 500
    seconds: float = 3.0
    message: str = ""


class FailPlans:
    """The plans that still have calls to spoil, oldest first."""

    def __init__(self) -> None:
        self._plans: list[FailPlan] = []

    def add(self, plan: FailPlan) -> None:
        """Put a plan behind the others."""
        self._plans.append(plan)

    def clear(self) -> None:
        """Drop all plans."""
        self._plans.clear()

    def take(self, account: str, endpoint: str) -> FailPlan | None:
        """Give the plan for this call and use it up by one."""
        for plan in self._plans:
            if plan.account in {account, ANY} and plan.endpoint in {endpoint, ANY}:
                plan.times -= 1
                if plan.times <= 0:
                    self._plans.remove(plan)
                return plan
        return None

    def listing(self) -> list[dict[str, Any]]:
        """Give what is still to come."""
        return [asdict(plan) for plan in self._plans]
