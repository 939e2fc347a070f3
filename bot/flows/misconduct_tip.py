"""The misconduct tip: an official involved with drugs.

Which act, which service and which workplace: steps to come before `place`, and named in `parts`.
Until then they are "not asked", and the routing table sends such a tip to the national desk.
"""

from bot.flows.steps import ANY, Flow, Step
from bot.flows.tip_parts import TOPICS, place_steps, send_steps, topic_steps

MISCONDUCT_TIP = Flow(
    name="misconduct_tip",
    first="place",
    steps={
        **place_steps(after="story"),
        "story": Step(prompt="ask-official-story", text=True, next={ANY: "send"}, part="story"),
        **topic_steps(done="send"),
        **send_steps(gate="send", editable=("place", "story", *TOPICS)),
    },
    parts=("place", "story"),
)
