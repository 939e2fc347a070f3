"""The menu, and what may be laid over any other question: danger, distress, language, giving up."""

from collections.abc import Mapping

from bot.flows.steps import ANY, Flow, Option, Step

CARDS = {
    "help": "card-help",
    "who": "card-who",
    "hotlines": "card-hotlines",
    "reward": "card-reward",
    "delete": "card-delete",
    "police": "card-police",
    "others": "card-others",
    "real": "card-real",
    "robot": "card-robot",
    "next": "card-next",
    "scope": "card-scope",
    "how": "card-how",
}

ALARMS: Mapping[str, tuple[str, str]] = {  # what comes before any question, and whom to call
    "danger": ("police", "medical"),
    "distress": ("mental", "medical"),
}

MENU = Flow(
    name="menu",
    first="menu",
    steps={
        "menu": Step(
            prompt="ask-menu",
            options=(
                Option("drug", "menu-drug"),
                Option("official", "menu-official"),
                Option("follow", "menu-follow"),
                Option("help", "menu-help"),
                Option("who", "menu-who"),
                Option("hotlines", "menu-hotlines"),
                Option("language", "menu-language"),
            ),
            next={
                "drug": "drug_tip",
                "official": "misconduct_tip",
                "follow": "follow_up",
                "language": "language",
                ANY: "menu",
            },
            cards=CARDS,
            part="menu",
            passing=True,
            may_skip=False,
        ),
        "language": Step(
            prompt="ask-language",
            source="languages",
            next={ANY: "menu"},
            part="language",
            passing=True,
        ),
        "danger": Step(
            prompt="danger",
            options=(Option("safe", "label-safe"),),
            next={ANY: "menu"},
            part="danger",
            passing=True,
            may_skip=False,
        ),
        "distress": Step(
            prompt="distress",
            options=(Option("go_on", "label-go-on"),),
            next={ANY: "menu"},
            part="distress",
            passing=True,
            may_skip=False,
        ),
        "cancel": Step(
            prompt="ask-cancel",
            options=(Option("yes", "label-cancel-yes"), Option("no", "label-cancel-no")),
            next={"yes": "!closed", ANY: "menu"},
            part="cancel",
            passing=True,
            may_skip=False,
        ),
        "pin": Step(
            prompt="ask-pin",
            source="pin",
            next={ANY: "pin_place"},
            unsure="mine",
            part="pin",
            passing=True,
        ),
        "pin_place": Step(
            prompt="ask-pin-place",
            source="pin_places",
            next={ANY: "menu"},
            unsure="elsewhere",
            part="pin",
            passing=True,
        ),
    },
    entries=frozenset({"language", "danger", "distress", "cancel", "pin"}),
    leads_to=frozenset({"drug_tip", "misconduct_tip", "follow_up"}),
)
