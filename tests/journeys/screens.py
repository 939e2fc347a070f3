"""Every screen of the conversations: what docs/conversations.md shows, in its order."""

from collections.abc import Iterator
from dataclasses import dataclass

from start.stack import ROOT

FOLDER = ROOT / "docs" / "conversations"
PAGE = ROOT / "docs" / "conversations.md"

BOTH = ("drug_tip", "misconduct_tip")
ALL = (*BOTH, "follow_up")


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture, and in one line what the person can do there. `steps`: of docs/flows.md."""

    name: str
    can: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page. `language`: the one its account speaks, where it is only one."""

    title: str
    about: str
    screens: tuple[Screen, ...]
    language: str = ""


def _in(flows: tuple[str, ...], *steps: str) -> tuple[str, ...]:
    return tuple(f"{flow}/{step}" for flow in flows for step in steps)


SECTIONS = (
    Section(
        "The first screen and its menu",
        "What a scanned sign opens. The rich menu below the chat offers the same seven things.",
        (
            Screen(
                "menu",
                "Choose by button or number, call 191, or take the other language; also begin to "
                "tell at once.",
                ("menu/menu",),
            ),
            Screen("card-who", "Read who can open a tip; the menu follows again."),
            Screen("card-help", "Find a number for help; nothing is reported."),
            Screen("card-hotlines", "Find every number; a call shows the caller's own."),
            Screen("language", "Choose a language, each in its own script.", ("menu/language",)),
            Screen("language-chosen", "Go on where it stood, in the language chosen."),
            Screen(
                "danger",
                "Call 191 or 1669 with one tap; go on when safe. On every screen.",
                ("menu/danger",),
            ),
            Screen(
                "distress",
                "Call who listens, or the doctor; go on when it is bearable. On every screen.",
                ("menu/distress",),
            ),
            Screen("closed", "Leave, or open the menu again."),
        ),
    ),
    Section(
        "Drug tip",
        "The shortest way is what, where, one text, send screen, receipt.",
        (
            Screen("drug-what", "Say what it is about.", ("drug_tip/what",)),
            Screen("drug-use-alone", "Say what is wanted for somebody who uses.",
                   ("drug_tip/use_alone",)),
            Screen("drug-treatment", "Take the numbers and stop, or tell the centre too.",
                   ("drug_tip/treatment",)),
            Screen("drug-place", "Confirm the sign's district, choose another, or type its name.",
                   ("drug_tip/place",)),
            Screen("drug-region", "Type a name, choose a region, or send a map pin.",
                   ("drug_tip/region",)),
            Screen("province", "Choose or type the province; `0` shows the next ones.",
                   _in(BOTH, "province")),
            Screen("district", "Choose or type the district.", _in(BOTH, "district")),
            Screen("subdistrict", "Choose or type the subdistrict, or skip it.",
                   _in(BOTH, "subdistrict")),
            Screen("which-one", "Confirm the place that was typed, also with slips, in one tap."),
            Screen("which", "Choose between namesakes, or type it anew.", _in(BOTH, "which")),
            Screen("place-not-found", "Type it with its province, choose from the lists, or skip."),
            Screen("drug-story", "Tell, in as many messages as wanted.", ("drug_tip/story",)),
            Screen("story-heard", "Go on telling, or go to the send screen: several messages get "
                   "one answer."),
            Screen("drug-officials", "Say whether officials are in it; yes and unsure leave the "
                   "local offices out.", ("drug_tip/officials",)),
            Screen("officials-yes", "Go on as a misconduct tip; what was told stays."),
            Screen("drug-send", "Send, send and allow alerts, add, change, or leave the district "
                   "out. Nothing is sent before.", ("drug_tip/send",)),
            Screen("drug-topics", "Add a detail; what was told already is not asked for again.",
                   _in(("drug_tip", "follow_up"), "topics")),
            Screen("who", "Tell who, freely.", _in(ALL, "who")),
            Screen("time", "Choose when, or tell it.", _in(ALL, "time")),
            Screen("vehicle", "Tell of the vehicle, freely.", _in(ALL, "vehicle")),
            Screen("pictures", "Send what is there already.", _in(ALL, "pictures")),
            Screen("method", "Tell how they sell, freely.", _in(ALL, "method")),
            Screen("drugs", "Choose one or several, by taps or `1 3`.", _in(ALL, "drugs")),
            Screen("drugs-chosen", "Choose more, take one back, or be done."),
            Screen("guard", "Choose one or several, or tell it.", _in(ALL, "guard")),
            Screen("source", "Choose only: nobody is led to name themselves.",
                   _in(ALL, "source")),
            Screen("send-with-details", "See in short what would be sent, and to whom."),
            Screen("drug-edit", "Choose what to change.", ("drug_tip/edit",)),
            Screen("edit-again", "Write that one anew, or leave it as it is."),
            Screen("send-not-district", "Send to the province instead, or one higher still."),
            Screen("send-national", "Send to the national desk."),
            Screen("drug-hints", "Change a phrase that may point to the writer, or send anyway."),
            Screen("receipt", "Write the code down, copy it, add to the tip, delete the chat."),
            Screen("card-delete", "Delete the chat; the tip stays."),
            Screen("already-sent", "Nothing: a second tap on an old `ส่งเลย` sends nothing."),
            Screen("added-after-receipt", "Add details, from the receipt's own button."),
        ),
    ),
    Section(
        "Misconduct tip",
        "Asked in places, not levels, so that it never reaches the office of who it is about.",
        (
            Screen("act", "Say what the official does.", ("misconduct_tip/act",)),
            Screen("service", "Say of which service.", ("misconduct_tip/service",)),
            Screen("workplace", "Say where they work, or leave it open.",
                   ("misconduct_tip/workplace",)),
            Screen("official-place", "Confirm the sign's district as their workplace, or another.",
                   ("misconduct_tip/place",)),
            Screen("official-region", "Type a name or choose a region.",
                   ("misconduct_tip/region",)),
            Screen("official-story", "Tell, in as many messages as wanted.",
                   ("misconduct_tip/story",)),
            Screen("misconduct-send", "Send to a centre above theirs; change or add.",
                   ("misconduct_tip/send",)),
            Screen("misconduct-topics", "Add a detail, their post or name among them.",
                   ("misconduct_tip/topics",)),
            Screen("post", "Tell post or name as far as known.", ("misconduct_tip/post",)),
            Screen("misconduct-edit", "Choose what to change.", ("misconduct_tip/edit",)),
            Screen("misconduct-hints", "Change what may point to the writer, or send anyway."),
            Screen("send-own-department", "Call another body instead, where the desk is of the "
                   "same department."),
        ),
    ),
    Section(
        "Off the script",
        "Nobody hears that they were not understood, and nothing told is lost.",
        (
            Screen("story-first", "Tell before any question: that opens a tip, and the promise of "
                   "the first screen stands above."),
            Screen("kept-at-a-button", "Tell at a question with buttons: kept, and asked again."),
            Screen("one-at-a-time", "Answer the question; `555` is laughter, no number."),
            Screen("sticker", "Answer the question after a sticker."),
            Screen("asked-who", "Ask who will know, anywhere; the question comes again."),
            Screen("asked-reward", "Ask for money, anywhere."),
            Screen("asked-delete", "Ask how the chat is deleted, anywhere."),
            Screen("asked-police", "Ask whether the police will come, anywhere."),
            Screen("asked-real", "Ask whether this is a fraud, anywhere."),
            Screen("asked-robot", "Ask whether somebody is there, anywhere."),
            Screen("asked-next", "Ask what happens then and what proof it needs, anywhere."),
            Screen("asked-others", "Ask who reported: nobody can see that from the chat."),
            Screen("told-elsewhere", "See that the story names another place, and change it."),
            Screen("typed-slip", "Type most of a label, or `ขาม` for `ข้าม`."),
            Screen("nothing-to-send", "Tell a little first."),
            Screen("old-button", "Go on from here after a tap far up the chat."),
            Screen("old-button-nothing", "Begin again with the menu."),
            Screen("menu-over-a-tip", "Look at the menu while a tip is being told."),
            Screen("unfinished", "Finish or give up the tip that is being told."),
            Screen("cancel", "Erase everything typed, or go on.", ("menu/cancel",)),
            Screen("cancelled", "Begin again."),
            Screen("after-pause", "Go on after half an hour or a day: nothing is sent yet."),
            Screen("welcome-back", "Go on after blocking and unblocking the account."),
            Screen("many-today", "Nothing more: received, but read later."),
        ),
    ),
    Section(
        "Files, voices, places",
        "Everything is accepted where text is; what cannot be kept is said at the next message.",
        (
            Screen("file-received", "Send more, or be done."),
            Screen("file-aside", "Answer the question; a picture beside it is kept."),
            Screen("voice-received", "Send more; type where a voice could be recognised."),
            Screen("voice-aside", "Answer the question; a voice beside it is kept."),
            Screen("file-too-big", "Go on: one file was too large."),
            Screen("file-gone", "Send the file again, or go on."),
            Screen("file-not-allowed", "Go on: a file that cannot be opened safely is not kept."),
            Screen("file-not-supported", "Send it as a picture, clip, voice or PDF."),
            Screen("files-too-many", "Go on with the files there are."),
            Screen("files-after-code", "Type the tracking code first."),
            Screen("pin", "Say whether it is the place, or where one stands; see its district.",
                   ("menu/pin",)),
            Screen(
                "pin-place",
                "Choose between the districts beside a border, or name another.",
                ("menu/pin_place",),
            ),
            Screen("pin-kept", "Go on: the pin goes with the tip."),
            Screen("pin-dropped", "Go on: the pin is forgotten, the district kept."),
            Screen("place-by-name", "Name the place instead; no tip is being told here."),
        ),
    ),
    Section(
        "Follow up by receipt",
        "From any LINE account. The alert about a question says nothing but that there is one.",
        (
            Screen("receipt-asked", "Type the sixteen digits.", ("follow_up/receipt",)),
            Screen("receipt-unknown", "Type them again."),
            Screen("status-delivered", "Add, withdraw, erase the alert address, or be done.",
                   ("follow_up/status",)),
            Screen("nudge", "Look when it suits: the words are the same for everybody."),
            Screen("status-question", "Answer, or not."),
            Screen("answer", "Answer in as many messages as wanted, or say `ไม่รู้`.",
                   ("follow_up/answer",)),
            Screen("added", "Nothing more to do."),
            Screen("status-accepted", "Add, withdraw, or be done."),
            Screen("kept-addition", "Tell at the status: kept, and added with `เสร็จแล้ว`."),
            Screen("address-forgotten", "Nothing more to do: no alert comes any more."),
            Screen("withdraw", "Withdraw for good, or not.", ("follow_up/withdraw",)),
            Screen("withdrawn", "Nothing more to do."),
            Screen("status-withdrawn", "Begin a new tip."),
            Screen("status-files-lost", "Send again what did not arrive."),
            Screen("receipt-too-many", "Wait an hour."),
        ),
    ),
    Section(
        "Groups and rooms",
        "Both accounts work one to one only: invited, they say so in both languages and leave.",
        (Screen("group", "Write to the account alone."),),
    ),
    Section(
        "The officers' account",
        "It speaks Thai. A notice holds nothing of what was told.",
        (
            Screen("officer-hello", "Type the linking code from the console."),
            Screen("officer-code-unknown", "Get a new code in the console."),
            Screen("officer-linked", "Wait for notices."),
            Screen("officer-already-linked", "Nothing: it is linked."),
            Screen("officer-about", "Read how notices work (from the account's menu)."),
            Screen("officer-notice", "Acknowledge with one tap, or open the tip."),
            Screen("officer-acknowledged", "Open the tip and accept it in the console."),
            Screen("officer-again", "Nothing: a second tap says when the first one was."),
            Screen("officer-colleague", "Nothing: a colleague was first."),
            Screen("officer-added", "Open the tip: something was added."),
            Screen("officer-withdrawn", "Open the tip: it was withdrawn."),
            Screen("officer-secret", "Acknowledge or open; what it is about is not said."),
            Screen("officer-not-found", "Nothing: the tip has moved on."),
            Screen("officer-photos", "Peel off what is not ours; nothing for the others."),
            Screen("officer-photo-one", "Share the place of the sign, or nothing."),
            Screen("officer-photo-place", "Nothing: the place is filed."),
            Screen("officer-photo-no-code", "Type the six characters below the QR code."),
            Screen("officer-photo-typed", "Nothing, or share the place of the sign."),
            Screen("officer-no-tips", "Scan a sign instead: what is typed here is not kept."),
        ),
        language="th",
    ),
)  # fmt: skip

HEAD = """\
# The conversations, screen by screen

Made by `python -m tests.journeys.conversations` (part of `make docs`): each picture is of the
running services, played on the simulator's phone, Thai on the left and English on the right. Shown
is what came with the last thing the person did; the buttons stand in one row on a phone, and are
folded here so that all can be read. The steps are those of [flows.md](flows.md); a test fails when
one has no picture. Receipts, signs and people are those of the demo.
"""


def screens() -> Iterator[tuple[Section, Screen]]:
    """Every screen with its section, in order."""
    return ((section, screen) for section in SECTIONS for screen in section.screens)


def document() -> str:
    """The whole of docs/conversations.md."""
    lines = [HEAD]
    for section in SECTIONS:
        lines += [f"## {section.title}", "", section.about, ""]
        for screen in section.screens:
            steps = " · ".join(f"`{step}`" for step in screen.steps)
            lines += [f"### {screen.name}", "", *([steps, ""] if steps else []), screen.can, ""]
            seen = "Thai" if section.language else "Thai and English"
            lines += [f"![{screen.name}, {seen}](conversations/{screen.name}.png)", ""]
    return "\n".join(lines).rstrip("\n") + "\n"
