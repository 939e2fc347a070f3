"""What the phone in the browser and the driver talk to."""

import json
from typing import Any

from flask import Blueprint, Response, jsonify, request

from simulator.chats import Bubble
from simulator.errors import LineError
from simulator.group_phone import GroupPhone, invite
from simulator.handset import Handset
from simulator.line_platform import LinePlatform
from simulator.people import PEOPLE, new_person

MEDIA_BYTES = 200 * 1024 * 1024
PICTURES_AT_ONCE = 50
MEDIA_TYPES = {"image", "video", "audio", "file"}


def phone(platform: LinePlatform) -> Blueprint:
    """Make the blueprint of `/phone/…` over a platform."""
    blueprint = Blueprint("phone", __name__, url_prefix="/phone")
    _surroundings(blueprint, platform)
    _chat(blueprint, platform)
    _sending(blueprint, platform)
    _media(blueprint, platform)
    _groups(blueprint, platform)
    return blueprint


def _surroundings(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.get("/world")
    def world() -> Response:
        """Give the accounts, the people and the signs that hang."""
        with platform.lock:
            keys = dict.fromkeys(person.key for person in PEOPLE)
            for channel in platform.channels.values():
                keys |= dict.fromkeys(channel.chats)
        people = [new_person(key) for key in keys]
        return jsonify(
            {
                "accounts": [
                    {"name": one.name, "displayName": one.display_name, "basicId": one.basic_id}
                    for one in platform.settings.accounts.values()
                ],
                "people": [{"key": one.key, "name": one.name, "role": one.role} for one in people],
                "signs": _signs(platform),
                "chats": _summaries(platform),
                "groups": _listed_groups(platform),
            }
        )

    @blueprint.get("/<account>/menu/<menu_id>")
    def menu_picture(account: str, menu_id: str) -> Response:
        if account not in platform.channels:
            raise LineError(404, "Not found")
        data, content_type = platform.channels[account].rich_menus.picture(menu_id)
        return Response(data, content_type=content_type)


def _summaries(platform: LinePlatform) -> dict[str, dict[str, dict[str, Any]]]:
    with platform.lock:
        return {
            name: {
                person: {
                    "received": sum(not one.mine for one in chat.bubbles),
                    "last": _in_short(chat.bubbles[-1]),
                }
                for person, chat in channel.chats.items()
                if chat.bubbles
            }
            for name, channel in platform.channels.items()
        }


def _listed_groups(platform: LinePlatform) -> list[dict[str, Any]]:
    with platform.lock:
        return [
            {"account": name, "person": one.person, "id": one.id, "kind": one.kind}
            for name, channel in platform.channels.items()
            for one in channel.groups.known.values()
            if one.person
        ]


_IN_SHORT = {
    "image": "รูปภาพ",
    "video": "คลิป",
    "audio": "ข้อความเสียง",
    "file": "ไฟล์",
    "sticker": "สติกเกอร์",
    "location": "ตำแหน่ง",
}


def _in_short(bubble: Bubble) -> str:
    if bubble.unsent:
        return "ยกเลิกข้อความแล้ว"
    kind = bubble.message["type"]
    text = bubble.message.get("altText") or bubble.message.get("text") or _IN_SHORT.get(kind, kind)
    return " ".join(str(text).split())[:80]


def _signs(platform: LinePlatform) -> list[dict[str, str]]:
    try:
        listed = json.loads((platform.settings.folder / "signs.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [
        {name: str(one.get(name, "")) for name in ("code", "site", "district")}
        for one in listed
        if isinstance(one, dict)
    ]


def _chat(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.get("/<account>/<person>")
    def chat(account: str, person: str) -> Response:
        """Give the chat; with `?seen=REVISION` of the newest state an empty 204."""
        handset = Handset(platform, account, person)
        with platform.lock:
            now = platform.now()
            seen = handset.chat.seen(now)
            loading = handset.chat.is_loading(now)
            marks = (handset.chat.revision, len(seen), int(loading), _menu_of(handset) or "")
            revision = ".".join(map(str, marks))
            if request.args.get("seen") == revision:
                return Response(status=204)
            return jsonify(_screen(handset, revision, seen, loading=loading))

    @blueprint.get("/<account>/<person>/content/<message_id>")
    def content(account: str, person: str, message_id: str) -> Response:
        handset = Handset(platform, account, person)
        with platform.lock:
            if handset.chat.find(message_id) is None:
                raise LineError(404, "Not found")
            found = platform.contents.find(account, message_id)
            data = platform.contents.bytes_of(found)
        answer = Response(data, content_type=found.content_type)
        answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        answer.make_conditional(request, accept_ranges=True, complete_length=len(data))
        return answer


def _menu_of(handset: Handset) -> str | None:
    return handset.chat.rich_menu or handset.channel.rich_menus.default


def _screen(
    handset: Handset, revision: str, seen: list[Bubble], *, loading: bool
) -> dict[str, Any]:
    chat, menu = handset.chat, _menu_of(handset)
    return {
        "revision": revision,
        "userId": chat.user_id,
        "friend": chat.friend,
        "blocked": chat.blocked,
        "loading": loading,
        "slowSeconds": chat.slow_seconds,
        "bubbles": [one.on_screen() for one in seen],
        "quickReplies": chat.quick_replies(handset.platform.now()),
        "richMenu": handset.channel.rich_menus.menus.get(menu) if menu else None,
    }


def _sending(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.post("/<account>/<person>/<act>")
    def do(account: str, person: str, act: str) -> Response:
        handset = Handset(platform, account, person)
        body = request.get_json()
        if not isinstance(body, dict):
            raise LineError(400, "The request body must be a JSON object")
        try:
            return jsonify(_act(handset, act, body))
        except (KeyError, TypeError, ValueError) as error:
            raise LineError(400, f"{act}: {type(error).__name__} {error}") from error


def _media(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.post("/<account>/<person>/pictures")
    def send_pictures(account: str, person: str) -> Response:
        """Send pictures chosen at once; `?order=2,1` fixes the order their events go in."""
        chosen = [(one.read(), one.mimetype) for one in request.files.getlist("picture")]
        if not 0 < len(chosen) <= PICTURES_AT_ONCE or not all(data for data, _ in chosen):
            raise LineError(400, f"1 to {PICTURES_AT_ONCE} pictures at once")
        order = [int(one) for one in request.args.get("order", "").split(",") if one.isdecimal()]
        return jsonify(Handset(platform, account, person).send_pictures(chosen, order))

    @blueprint.post("/<account>/<person>/media/<kind>")
    def send_media(account: str, person: str, kind: str) -> Response:
        if kind not in MEDIA_TYPES:
            raise LineError(404, "Not found")
        data = request.get_data()
        if not 0 < len(data) <= MEDIA_BYTES:
            raise LineError(413, "Nothing to send, or more than 200 MB")
        facts: dict[str, Any] = {}
        if kind in {"video", "audio"}:
            facts["duration"] = int(request.args.get("duration", 5000))
        if kind == "file":
            facts = {"fileName": request.args.get("name", "file"), "fileSize": len(data)}
        handset = Handset(platform, account, person)
        return jsonify(handset.send_media(kind, data, request.mimetype, **facts))


def _groups(blueprint: Blueprint, platform: LinePlatform) -> None:
    here = "/<account>/<person>/groups"

    @blueprint.post(here)
    def invite_account(account: str, person: str) -> Response:
        """Invite the account into a new group or room."""
        kind = str(request.get_json().get("kind", "group"))
        return jsonify({"id": invite(platform, account, person, kind)})

    @blueprint.get(f"{here}/<group>")
    def group_screen(account: str, person: str, group: str) -> Response:
        screen = GroupPhone(platform, account, person, group).screen()
        if request.args.get("seen") == screen["revision"]:
            return Response(status=204)
        return jsonify(screen)

    @blueprint.post(f"{here}/<group>/<act>")
    def do_in_group(account: str, person: str, group: str, act: str) -> Response:
        phone = GroupPhone(platform, account, person, group)
        body = request.get_json()
        acts = {
            "text": lambda: phone.say(str(body["text"])),
            "edit": lambda: phone.edit(str(body["messageId"]), str(body["text"])),
            "unsend": lambda: phone.unsend(str(body["messageId"])),
        }
        if act not in acts:
            raise LineError(404, "Not found")
        try:
            return jsonify(acts[act]())
        except (KeyError, TypeError) as error:
            raise LineError(400, f"{act}: {type(error).__name__} {error}") from error


def _act(handset: Handset, act: str, body: dict[str, Any]) -> dict[str, Any]:
    acts = {
        "text": lambda: handset.say(str(body["text"])),
        "sticker": lambda: handset.send_sticker(
            str(body.get("packageId", "446")), str(body.get("stickerId", "1988"))
        ),
        "location": lambda: handset.send_location(
            float(body["latitude"]),
            float(body["longitude"]),
            body.get("title"),
            body.get("address"),
        ),
        "action": lambda: handset.act(dict(body["action"]), body.get("quickReplyOf")),
        "postback": lambda: handset.post_back(str(body["data"]), body.get("displayText")),
        "unsend": lambda: handset.unsend(str(body["messageId"])),
        "network": lambda: handset.be_slow(float(body["seconds"])),
        "follow": handset.follow,
        "block": handset.block,
    }
    if act not in acts:
        raise LineError(404, "Not found")
    return acts[act]()
