"""Steps that the flows share: the place, the topics, and the way to the send screen."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.flows.steps import ANY, Option, Step

TOPICS = ("who", "time", "vehicle", "pictures", "method", "drugs", "guard", "source")
OFFICIAL_TOPICS = ("post", *TOPICS)


def options(prefix: str, *values: str) -> tuple[Option, ...]:
    """Fixed answers whose labels are named by their values."""
    return tuple(Option(value, f"{prefix}-{value.replace('_', '-')}") for value in values)


def place_steps(after: str, of: str = "") -> Mapping[str, Step]:
    """The sign's district, or a typed name to be confirmed; lists for who cannot type it.

    `of`: whose place the first question asks for (`official-`: where the official works).
    """

    def listed(prompt: str, source: str, then: str) -> Step:
        return Step(
            prompt=prompt, source=source, next={ANY: then}, skip=after, part="place", typed="which"
        )

    return MappingProxyType(
        {
            "place": Step(
                prompt=f"ask-{of}place",
                source="sign_place",
                next={"here": after, "elsewhere": "region", ANY: after},
                part="place",
                when="sign_known",
                otherwise="region",
                typed="which",
                # What was told is where it happens, not where somebody works.
                told="" if of else "which",
            ),
            "which": Step(
                prompt="ask-which",
                source="found",
                next={"again": "region", "province": "district", ANY: after},
                skip=after,
                part="place",
            ),
            "region": listed(f"ask-{of}region", "regions", "province"),
            "province": listed("ask-province", "provinces", "district"),
            "district": listed("ask-district", "districts", "subdistrict"),
            "subdistrict": Step(
                prompt="ask-subdistrict",
                source="subdistricts",
                next={ANY: after},
                part="place",
                when="subdistricts_known",
                otherwise=after,
                typed="which",
            ),
        }
    )


def topic_steps(done: str, topics: tuple[str, ...] = TOPICS) -> Mapping[str, Step]:
    """The menu of details and each of them; `done` is where the menu ends."""

    def free(prompt: str, part: str) -> Step:
        return Step(prompt=prompt, text=True, next={ANY: "topics"}, part=part)

    steps = {"post": free("ask-post", "post")} if "post" in topics else {}
    return MappingProxyType(
        {
            **steps,
            "topics": Step(
                prompt="ask-topics",
                options=(*options("topic", *topics), Option("done", "label-done")),
                next={**{topic: topic for topic in topics}, "done": done, ANY: done},
                part="topics",
                passing=True,
            ),
            "who": free("ask-who", "who"),
            "time": Step(
                prompt="ask-time",
                options=options("time", "now", "soon", "daily", "sometimes", "past"),
                text=True,
                next={ANY: "topics"},
                part="time",
            ),
            "vehicle": free("ask-vehicle", "vehicle"),
            "pictures": free("ask-pictures", "pictures"),
            "method": free("ask-method", "method"),
            "drugs": Step(
                prompt="ask-drugs",
                options=options(
                    "drug",
                    *("yaba", "ice", "heroin", "ketamine", "pod_k", "ecstasy", "cocaine", "opium"),
                    *("happy_water", "sleeping_pills", "inhalants", "mushrooms", "kratom_mix"),
                    *("cannabis", "other", "unknown"),
                ),
                many=True,
                unsure="unknown",
                next={ANY: "topics"},
                part="drugs",
            ),
            "guard": Step(
                prompt="ask-guard",
                options=options("guard", "weapon", "dog", "camera", "lookout", "none"),
                many=True,
                text=True,
                next={ANY: "topics"},
                part="guard",
            ),
            # Buttons only: where people tell how they know is where they name themselves.
            "source": Step(
                prompt="ask-source",
                options=options("source", "saw", "told", "online", "guess"),
                unsure="guess",
                next={ANY: "topics"},
                part="source",
            ),
        }
    )


def send_steps(gate: str, editable: tuple[str, ...]) -> Mapping[str, Step]:
    """The send screen, the only place that sends, and the list of what can be changed."""
    return MappingProxyType(
        {
            "send": Step(
                prompt="send-screen",
                source="send",
                next={
                    "send": "!submit",
                    "send_alert": "!submit",
                    "more": "topics",
                    "edit": "edit",
                    "hide": "send",
                },
                acts={"send": "no_alerts", "send_alert": "allow_alerts", "hide": "look_higher"},
                part="send",
                passing=True,
                may_skip=False,
            ),
            "edit": Step(
                prompt="ask-edit",
                source="edit",
                next={**{step: step for step in editable}, ANY: gate},
                part="edit",
                passing=True,
            ),
        }
    )
