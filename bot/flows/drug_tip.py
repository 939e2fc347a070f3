"""The drug tip: what, where, one open text, the send screen; details only when wanted."""

from bot.flows.steps import ANY, Flow, Option, Step
from bot.flows.tip_parts import TOPICS, place_steps, send_steps, topic_steps

CATEGORIES = (
    Option("selling", "category-selling"),
    Option("violent_user", "category-violent-user"),
    Option("gathering", "category-gathering"),
    Option("storing", "category-storing"),
    Option("producing", "category-producing"),
    Option("children", "category-children"),
    Option("online", "category-online"),
    Option("use", "category-use"),
    Option("official", "category-official"),
    Option("other", "category-other"),
)

DRUG_TIP = Flow(
    name="drug_tip",
    first="what",
    steps={
        "what": Step(
            prompt="ask-what",
            options=CATEGORIES,
            next={"use": "use_alone", "official": "misconduct_tip", ANY: "place"},
            unsure="other",
            part="what",
        ),
        "use_alone": Step(
            prompt="ask-use-alone",
            options=(
                Option("treatment", "use-treatment"),
                Option("troubled", "use-troubled"),
                Option("inform", "use-inform"),
            ),
            next={"treatment": "treatment", ANY: "place"},
            part="what",
        ),
        "treatment": Step(
            prompt="ask-treatment",
            options=(Option("go_on", "label-go-on"), Option("enough", "label-enough")),
            next={"enough": "!closed", ANY: "place"},
            acts={"enough": "forget_taps"},
            part="what",
            passing=True,
        ),
        **place_steps(after="story"),
        "story": Step(prompt="ask-story", text=True, next={ANY: "officials"}, part="story"),
        "officials": Step(
            prompt="ask-officials",
            options=(
                Option("yes", "label-yes"),
                Option("no", "label-no"),
                Option("unsure", "label-unsure"),
            ),
            unsure="unsure",
            # Passing it over is no "no": the safer way is the one that no local office sees.
            next={"no": "send", ANY: "misconduct_tip"},
            part="officials",
            when="officials_suspected",
            otherwise="send",
        ),
        **topic_steps(done="officials"),
        **send_steps(gate="officials", editable=("what", "place", "story", *TOPICS)),
    },
    parts=("what", "place", "story"),
    leads_to=frozenset({"misconduct_tip"}),
)
