"""Follow up by receipt: status, staff's question, adding, withdrawing, forgetting the address."""

from bot.flows.steps import ANY, Flow, Option, Step
from bot.flows.tip_parts import topic_steps

FOLLOW_UP = Flow(
    name="follow_up",
    first="receipt",
    steps={
        "receipt": Step(
            prompt="ask-receipt",
            source="receipt",
            next={"digits": "!look_up", ANY: "!closed"},
            part="receipt",
            passing=True,
        ),
        "status": Step(
            prompt="ask-follow",
            source="follow",
            next={
                "answer": "answer",
                "add": "topics",
                "withdraw": "withdraw",
                "forget": "!forget_address",
                "done": "!add",
                ANY: "!add",
            },
            part="status",
            passing=True,
        ),
        "answer": Step(
            prompt="ask-answer",
            text=True,
            next={ANY: "!add"},
            part="answer",
            unsure="unknown",  # not to know is an answer too: the question waits no longer
        ),
        "withdraw": Step(
            prompt="ask-withdraw",
            options=(Option("yes", "label-withdraw"), Option("no", "label-keep")),
            next={"yes": "!withdraw", ANY: "status"},
            part="withdraw",
            passing=True,
        ),
        **topic_steps(done="!add"),
    },
    entries=frozenset({"status", "topics"}),
)
