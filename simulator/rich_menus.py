"""The rich menus of one account."""

import secrets
from pathlib import Path
from typing import Any

from simulator.errors import LineError

MAX_MENUS = 1000


class RichMenus:
    """Rich menus by id, their pictures as files, and the default menu."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.menus: dict[str, dict[str, Any]] = {}
        self.pictures: dict[str, str] = {}
        self.default: str | None = None

    def create(self, menu: dict[str, Any]) -> str:
        """Add a menu and give its id."""
        if len(self.menus) >= MAX_MENUS:
            raise LineError(400, "Too many rich menus")
        menu_id = "richmenu-" + secrets.token_hex(16)
        self.menus[menu_id] = {"richMenuId": menu_id, **menu}
        return menu_id

    def get(self, menu_id: str) -> dict[str, Any]:
        """Give a menu or raise 404."""
        if menu_id not in self.menus:
            raise LineError(404, "richmenu not found")
        return self.menus[menu_id]

    def set_picture(self, menu_id: str, data: bytes, content_type: str) -> None:
        """Keep the picture of a menu; it cannot be replaced, LINE wants a new menu then."""
        self.get(menu_id)
        if menu_id in self.pictures:
            raise LineError(400, "An image has already been uploaded to the richmenu")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self._folder / menu_id).write_bytes(data)
        self.pictures[menu_id] = content_type

    def picture(self, menu_id: str) -> tuple[bytes, str]:
        """Give the picture and its type or raise 404."""
        self.get(menu_id)
        if menu_id not in self.pictures:
            raise LineError(404, "Not found")
        return (self._folder / menu_id).read_bytes(), self.pictures[menu_id]

    def usable(self, menu_id: str) -> str:
        """Give the id back if the menu may be shown, which needs its picture."""
        self.get(menu_id)
        if menu_id not in self.pictures:
            raise LineError(400, "must upload richmenu image before applying it to user")
        return menu_id

    def delete(self, menu_id: str) -> None:
        """Remove a menu and its picture."""
        self.get(menu_id)
        del self.menus[menu_id]
        if self.pictures.pop(menu_id, None):
            (self._folder / menu_id).unlink(missing_ok=True)
        if self.default == menu_id:
            self.default = None

    def dump(self) -> dict[str, Any]:
        """Give everything but the pictures as JSON for the snapshot."""
        return {"menus": self.menus, "pictures": self.pictures, "default": self.default}

    def load(self, raw: dict[str, Any]) -> None:
        """Read everything from a snapshot."""
        self.menus, self.pictures = raw["menus"], raw["pictures"]
        self.default = raw["default"]
