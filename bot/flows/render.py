"""From catalogue keys to what a person reads: a text with its numbered list, button labels."""

import regex

from bot.flows.values import Button, Label, Param, Phrase, Reply
from bot.flows.world import Name
from texts import FIRST_LANGUAGE, Catalogue

LABEL_GRAPHEMES = 20  # LINE: a quick reply's label, counted in grapheme clusters


def graphemes(text: str) -> list[str]:
    """A text as people see it: a Thai consonant with its vowel and tone mark is one."""
    return regex.findall(r"\X", text)


def own_name(language: str) -> Name:
    """What a language calls itself, in its own script, whoever reads it."""
    name = Catalogue(language).text("language-name")
    return Name(name, name)


def spoken(param: Param, catalogue: Catalogue) -> str:
    """A parameter or label in the catalogue's language; a tuple line by line."""
    if isinstance(param, Name):
        return (param.th if catalogue.language == FIRST_LANGUAGE else param.en) or param.th
    if isinstance(param, Phrase):
        filled = {name: spoken(value, catalogue) for name, value in param.params.items()}
        return catalogue.text(param.key, **filled)
    if isinstance(param, tuple):
        return "\n".join(spoken(line, catalogue) for line in param)
    return param


def message_text(reply: Reply, catalogue: Catalogue) -> str:
    """The whole message: the sentence, then the numbered choices, which outlive the buttons.

    A text of several lines stands apart from its list, so that no line is read as part of it.
    """
    text = spoken(Phrase(reply.key, reply.params), catalogue)
    listed = [
        f"{choice.number}. {spoken(choice.label, catalogue)}"
        for choice in sorted(reply.choices, key=lambda choice: (choice.number == 0, choice.number))
    ]
    apart = [""] if listed and "\n" in text else []
    return "\n".join([text, *apart, *listed])


def button_label(button: Button, catalogue: Catalogue) -> str:
    """The label within LINE's 20 graphemes: long, else short, else without brackets, else cut."""
    labels: list[Label] = [button.label, *([button.short] if button.short else [])]
    forms = [spoken(label, catalogue) for label in labels]
    forms.append(forms[-1].partition(" (")[0])
    for form in forms:
        if len(graphemes(form)) <= LABEL_GRAPHEMES:
            return form
    return "".join(graphemes(forms[-1])[: LABEL_GRAPHEMES - 1]) + "…"
