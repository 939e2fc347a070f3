"""The addresses of api.line.me and api-data.line.me, on one port."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from simulator import menu_checks
from simulator.api_desk import Answer, ApiDesk, Call, Handler
from simulator.checks import At
from simulator.errors import LineError, refuse_body
from simulator.line_platform import LinePlatform
from simulator.messages import check_body

Register = Callable[[str, str, str, Handler, str], None]
VALIDATED = ("reply", "push", "multicast", "narrowcast", "broadcast")


def line_api(platform: LinePlatform) -> Blueprint:
    """Make the blueprint of the Messaging API over a platform."""
    blueprint = Blueprint("line_api", __name__)
    desk = ApiDesk(platform)

    def register(method: str, rule: str, endpoint: str, handler: Handler, body_is: str) -> None:
        def view(**path: str) -> Response:
            return desk.take(endpoint, handler, body_is, path)

        name = f"{method} {rule}".replace(".", "-")
        blueprint.add_url_rule(rule, endpoint=name, view_func=view, methods=[method])

    _sending(register)
    _chat_signs(register)
    _reading(register, platform)
    _contents(register, platform)
    _rich_menus(register)
    _rich_menu_links(register)
    return blueprint


def _sending(register: Register) -> None:
    def reply(call: Call) -> Answer:
        check_body("reply", call.body)
        sent = call.channel.reply(call.body["replyToken"], call.body["messages"])
        return Answer({"sentMessages": sent})

    def push(call: Call) -> Answer:
        call.channel.retry_keys.check(call.retry_key)
        check_body("push", call.body)
        sent = call.channel.push(call.body["to"], call.body["messages"])
        call.channel.retry_keys.accept(call.retry_key, call.request_id, sent)
        return Answer({"sentMessages": sent})

    def multicast(call: Call) -> Answer:
        call.channel.retry_keys.check(call.retry_key)
        check_body("multicast", call.body)
        call.channel.multicast(call.body["to"], call.body["messages"])
        call.channel.retry_keys.accept(call.retry_key, call.request_id, [])
        return Answer()

    def validate(call: Call) -> Answer:
        check_body("validate", call.body)
        return Answer()

    message = "/v2/bot/message"
    register("POST", f"{message}/reply", "reply", reply, "json")
    register("POST", f"{message}/push", "push", push, "json")
    register("POST", f"{message}/multicast", "multicast", multicast, "json")
    for kind in VALIDATED:
        register("POST", f"{message}/validate/{kind}", "validate", validate, "json")


def _chat_signs(register: Register) -> None:
    def loading(call: Call) -> Answer:
        check_body("loading", call.body)
        chat = call.channel.chat_of(call.body["chatId"])
        if chat is None:
            raise LineError(400, "Invalid chatId")
        if not chat.blocked:
            chat.load_dots(call.channel.now(), call.body.get("loadingSeconds", 20))
        return Answer(status=202)

    def mark_as_read(call: Call) -> Answer:
        check_body("mark_as_read", call.body)
        token = call.body["markAsReadToken"]
        for chat in call.channel.chats.values():
            ids = [one.message.get("markAsReadToken") for one in chat.bubbles]
            if token in ids:
                for one in chat.bubbles[: ids.index(token) + 1]:
                    one.read = True
                chat.revision += 1
                return Answer()
        raise LineError(400, "Invalid markAsReadToken")

    def leave(call: Call) -> Answer:
        call.channel.groups.leave(call.path["chat_id"], int(call.channel.now() * 1000))
        return Answer()

    register("POST", "/v2/bot/group/<chat_id>/leave", "leave", leave, "nothing")
    register("POST", "/v2/bot/room/<chat_id>/leave", "leave", leave, "nothing")
    register("POST", "/v2/bot/chat/loading/start", "loading", loading, "json")
    register("POST", "/v2/bot/chat/markAsRead", "mark_as_read", mark_as_read, "json")


def _reading(register: Register, platform: LinePlatform) -> None:
    def quota(call: Call) -> Answer:
        limit = call.channel.quota.limit
        if limit is None:
            return Answer({"type": "none"})
        return Answer({"type": "limited", "value": limit})

    def consumption(call: Call) -> Answer:
        return Answer({"totalUsage": call.channel.quota.total})

    def profile(call: Call) -> Answer:
        chat = call.channel.chat_of(call.path["user_id"])
        if chat is None or not chat.gets_pushes(call.channel.now()):
            raise LineError(404, "Not found")
        return Answer({"userId": chat.user_id, "displayName": chat.person, "language": "th"})

    def info(call: Call) -> Answer:
        account = call.channel.account
        return Answer(
            {
                "userId": call.channel.user_id,
                "basicId": account.basic_id,
                "displayName": account.display_name,
                "chatMode": "bot",
                "markAsReadMode": "auto",
            }
        )

    def webhook_endpoint(call: Call) -> Answer:
        url = f"{platform.settings.public_url}/line/{call.channel.account.name}/webhook"
        return Answer({"endpoint": url, "active": call.channel.use_webhook})

    register("GET", "/v2/bot/message/quota", "quota", quota, "nothing")
    register("GET", "/v2/bot/message/quota/consumption", "consumption", consumption, "nothing")
    register("GET", "/v2/bot/profile/<user_id>", "profile", profile, "nothing")
    register("GET", "/v2/bot/info", "info", info, "nothing")
    register(
        "GET", "/v2/bot/channel/webhook/endpoint", "webhook_endpoint", webhook_endpoint, "nothing"
    )


def _contents(register: Register, platform: LinePlatform) -> None:
    contents = platform.contents

    def content(call: Call) -> Answer:
        found = contents.find(call.channel.account.name, call.path["message_id"])
        data = contents.read(found)
        if data is None:
            return Answer(status=202)
        return Answer(data=data, content_type=found.content_type)

    def preview(call: Call) -> Answer:
        found = contents.find(call.channel.account.name, call.path["message_id"])
        return Answer(data=contents.preview(found), content_type="image/jpeg")

    def transcoding(call: Call) -> Answer:
        found = contents.find(call.channel.account.name, call.path["message_id"])
        return Answer({"status": contents.transcoding(found)})

    base = "/v2/bot/message/<message_id>/content"
    register("GET", base, "content", content, "nothing")
    register("GET", f"{base}/preview", "preview", preview, "nothing")
    register("GET", f"{base}/transcoding", "transcoding", transcoding, "nothing")


def _rich_menus(register: Register) -> None:
    def create(call: Call) -> Answer:
        refuse_body(menu_checks.rich_menu(call.body, At()))
        return Answer({"richMenuId": call.channel.rich_menus.create(call.body)})

    def validate(call: Call) -> Answer:
        refuse_body(menu_checks.rich_menu(call.body, At()))
        return Answer()

    def listing(call: Call) -> Answer:
        return Answer({"richmenus": list(call.channel.rich_menus.menus.values())})

    def get(call: Call) -> Answer:
        return Answer(call.channel.rich_menus.get(call.path["menu_id"]))

    def delete(call: Call) -> Answer:
        call.channel.rich_menus.delete(call.path["menu_id"])
        for chat in call.channel.chats.values():
            if chat.rich_menu == call.path["menu_id"]:
                chat.rich_menu = None
        return Answer()

    def set_picture(call: Call) -> Answer:
        menu_checks.check_menu_picture(call.raw, call.content_type)
        call.channel.rich_menus.set_picture(call.path["menu_id"], call.raw, call.content_type)
        return Answer()

    def picture(call: Call) -> Answer:
        data, content_type = call.channel.rich_menus.picture(call.path["menu_id"])
        return Answer(data=data, content_type=content_type)

    base = "/v2/bot/richmenu"
    register("POST", base, "rich_menu_create", create, "json")
    register("POST", f"{base}/validate", "rich_menu", validate, "json")
    register("GET", f"{base}/list", "rich_menu_list", listing, "nothing")
    register("GET", f"{base}/<menu_id>", "rich_menu", get, "nothing")
    register("DELETE", f"{base}/<menu_id>", "rich_menu_delete", delete, "nothing")
    register("POST", f"{base}/<menu_id>/content", "rich_menu_image", set_picture, "picture")
    register("GET", f"{base}/<menu_id>/content", "rich_menu_image", picture, "nothing")


def _rich_menu_links(register: Register) -> None:
    def set_default(call: Call) -> Answer:
        menus = call.channel.rich_menus
        menus.default = menus.usable(call.path["menu_id"])
        return Answer()

    def default(call: Call) -> Answer:
        if call.channel.rich_menus.default is None:
            raise LineError(404, "no default richmenu")
        return Answer({"richMenuId": call.channel.rich_menus.default})

    def drop_default(call: Call) -> Answer:
        call.channel.rich_menus.default = None
        return Answer()

    def link_user(call: Call) -> Answer:
        chat = call.channel.chat_of(call.path["user_id"])
        if request.method == "GET":
            if chat is None or chat.rich_menu is None:
                raise LineError(404, "the user has no richmenu")
            return Answer({"richMenuId": chat.rich_menu})
        menu = None
        if request.method == "POST":
            menu = call.channel.rich_menus.usable(call.path["menu_id"])
        if chat is not None and chat.friend and not chat.blocked:
            chat.rich_menu = menu
            chat.revision += 1
        return Answer()

    everybody, one = "/v2/bot/user/all/richmenu", "/v2/bot/user/<user_id>/richmenu"
    register("POST", f"{everybody}/<menu_id>", "rich_menu_default", set_default, "nothing")
    register("GET", everybody, "rich_menu_default", default, "nothing")
    register("DELETE", everybody, "rich_menu_default", drop_default, "nothing")
    register("POST", f"{one}/<menu_id>", "rich_menu_link", link_user, "nothing")
    register("GET", one, "rich_menu_link", link_user, "nothing")
    register("DELETE", one, "rich_menu_link", link_user, "nothing")
