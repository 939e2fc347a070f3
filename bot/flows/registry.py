"""All flows of the citizen account, and where a state stands in them."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.flows.drug_tip import DRUG_TIP
from bot.flows.follow_up import FOLLOW_UP
from bot.flows.menu import MENU
from bot.flows.misconduct_tip import MISCONDUCT_TIP
from bot.flows.state import State
from bot.flows.steps import BrokenFlowError, Flow, Step

FLOWS: Mapping[str, Flow] = MappingProxyType(
    {flow.name: flow for flow in (MENU, DRUG_TIP, MISCONDUCT_TIP, FOLLOW_UP)}
)
TIPS = frozenset({DRUG_TIP.name, MISCONDUCT_TIP.name})

for _flow in FLOWS.values():
    if _unknown := _flow.leads_to - FLOWS.keys():
        raise BrokenFlowError(f"{_flow.name} leads to unknown flows: {sorted(_unknown)}")


def current(state: State) -> Step:
    """The step that the person sees: the one laid over, else the one of the flow."""
    if state.aside:
        return MENU.steps[state.aside]
    return FLOWS[state.flow].steps[state.step]


def address(state: State) -> str:
    """The name of the current step as buttons carry it: `menu`, `cancel`, `drug_tip/what`."""
    if state.aside:
        return state.aside
    return state.step if state.flow == MENU.name else f"{state.flow}/{state.step}"
