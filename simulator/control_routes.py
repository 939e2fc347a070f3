"""The stage door for tests and the demo: order trouble, look at calls, hand over raw events."""

from dataclasses import asdict
from typing import Any, cast

from flask import Blueprint, Response, jsonify, request

from simulator.errors import LineError
from simulator.failures import KINDS, FailPlan, Kind
from simulator.line_platform import LinePlatform

LONGEST_WAIT_SECONDS = 30.0


def control(platform: LinePlatform) -> Blueprint:
    """Make the blueprint of `/_sim/…` over a platform."""
    blueprint = Blueprint("control", __name__, url_prefix="/_sim")
    _trouble(blueprint, platform)
    _looking(blueprint, platform)
    _webhooks(blueprint, platform)
    return blueprint


def _json() -> dict[str, Any]:
    body = request.get_json()
    if not isinstance(body, dict):
        raise LineError(400, "The request body must be a JSON object")
    return body


def _trouble(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.post("/fail")
    def order_failure() -> Response:
        wanted = _json()
        if wanted.get("kind") not in KINDS:
            raise LineError(400, f"kind must be one of {', '.join(KINDS)}")
        plan = FailPlan(
            account=str(wanted.get("account", "*")),
            endpoint=str(wanted.get("endpoint", "*")),
            kind=cast("Kind", wanted["kind"]),
            times=int(wanted.get("times", 1)),
            status=int(wanted.get("status", 500)),
            seconds=float(wanted.get("seconds", 3.0)),
            message=str(wanted.get("message", "")),
        )
        with platform.lock:
            platform.plans.add(plan)
        return jsonify(platform.plans.listing())

    @blueprint.delete("/fail")
    def forget_failures() -> Response:
        with platform.lock:
            platform.plans.clear()
        return jsonify([])

    @blueprint.post("/quota")
    def set_quota() -> Response:
        wanted = _json()
        with platform.lock:
            quota = platform.channels[wanted["account"]].quota
            if "limit" in wanted:
                quota.limit = wanted["limit"]
            if "used" in wanted:
                quota.used[quota.month] = int(wanted["used"])
        platform.changed()
        return jsonify({"limit": quota.limit, "used": quota.total})

    @blueprint.post("/content")
    def delay_content() -> Response:
        platform.answers_202 = int(_json().get("answers_202", 0))
        return jsonify({"answers_202": platform.answers_202})


def _looking(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.get("/calls")
    def calls() -> Response:
        account, endpoint = request.args.get("account"), request.args.get("endpoint")
        with platform.lock:
            found = [
                asdict(one)
                for one in platform.calls
                if account in {None, one.account} and endpoint in {None, one.endpoint}
            ]
        return jsonify(found)

    @blueprint.delete("/calls")
    def forget_calls() -> Response:
        with platform.lock:
            platform.calls.clear()
        return jsonify([])

    @blueprint.get("/deliveries")
    def deliveries() -> Response:
        """List webhook bodies; with `?settle=SECONDS` wait until none is on its way."""
        patience = min(float(request.args.get("settle", 0)), LONGEST_WAIT_SECONDS)
        if patience:
            for one in platform.courier.history():
                one.settled.wait(patience)
        return jsonify(
            {
                "waiting": platform.courier.waiting(),
                "deliveries": [one.summary() for one in platform.courier.history()],
            }
        )


def _webhooks(blueprint: Blueprint, platform: LinePlatform) -> None:
    @blueprint.post("/webhooks")
    def change_webhooks() -> Response:
        """Set `duplicate` (the next N bodies are sent twice) and `redelivery` (on or off)."""
        wanted = _json()
        courier = platform.courier
        courier.duplicates = int(wanted.get("duplicate", courier.duplicates))
        courier.redelivery = bool(wanted.get("redelivery", courier.redelivery))
        return jsonify({"duplicate": courier.duplicates, "redelivery": courier.redelivery})

    @blueprint.post("/groups/<account>/<kind>")
    def put_into_group(account: str, kind: str) -> Response:
        """Put an account into a new group or room, as somebody who invites it does."""
        if account not in platform.channels or kind not in {"group", "room"}:
            raise LineError(404, "Not found")
        with platform.lock:
            joined = platform.channels[account].groups.join(kind, int(platform.now() * 1000))
        delivery = platform.deliver(account, kind, [joined])
        delivery.settled.wait(LONGEST_WAIT_SECONDS)
        return jsonify({"chatId": joined["source"][f"{kind}Id"], **delivery.summary()})

    @blueprint.post("/events/<account>")
    def raw_events(account: str) -> Response:
        """Deliver events as they are given, signed; for kinds no phone here can make."""
        if account not in platform.channels:
            raise LineError(404, "Not found")
        delivery = platform.deliver(account, "raw", _json()["events"])
        delivery.settled.wait(LONGEST_WAIT_SECONDS)
        return jsonify(delivery.summary())
