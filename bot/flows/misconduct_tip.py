"""The misconduct tip: what the official does, of which service, where they work, then the story.

The workplace is asked in places, not levels: it decides which offices must never see the tip.
"""

from bot.flows.steps import ANY, Flow, Option, Step
from bot.flows.tip_parts import OFFICIAL_TOPICS, options, place_steps, send_steps, topic_steps

ACTS = (
    *options(
        "category",
        *("takes_money", "protects", "official_sells", "official_uses", "plants_evidence"),
        "leaks_reporter",
    ),
    Option("official_other", "category-other"),
)
SERVICES = options(
    "service",
    *("police", "interior", "local", "military", "health", "education", "corrections", "other"),
    "unsure",
)
WORKPLACES = options("workplace", "village", "district", "province", "central", "unsure")
PARTS = ("act", "service", "workplace", "place", "story")

MISCONDUCT_TIP = Flow(
    name="misconduct_tip",
    first="act",
    steps={
        "act": Step(
            prompt="ask-act",
            options=ACTS,
            next={ANY: "service"},
            unsure="official_other",
            part="act",
        ),
        "service": Step(
            prompt="ask-service",
            options=SERVICES,
            next={ANY: "workplace"},
            unsure="unsure",
            part="service",
        ),
        "workplace": Step(
            prompt="ask-workplace",
            options=WORKPLACES,
            next={ANY: "place"},
            unsure="unsure",
            part="workplace",
        ),
        **place_steps(after="story", of="official-"),
        "story": Step(prompt="ask-official-story", text=True, next={ANY: "send"}, part="story"),
        **topic_steps(done="send", topics=OFFICIAL_TOPICS),
        **send_steps(gate="send", editable=(*PARTS, *OFFICIAL_TOPICS)),
    },
    parts=PARTS,
    asks_once=True,
)
