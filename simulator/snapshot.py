"""Keeps the platform's state in one JSON file, so that a restart keeps the chats."""

import atexit
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAUSE_SECONDS = 0.5


class Snapshot:
    """Writes the state soon after a change, at most twice a second, and at the end."""

    def __init__(
        self, path: Path, lock: threading.RLock, dump: Callable[[], dict[str, Any]]
    ) -> None:
        self._path = path
        self._lock = lock
        self._dump = dump
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self.wanted = threading.Event()

    def read(self) -> dict[str, Any] | None:
        """Give the saved state, or None where there is none or it cannot be read."""
        try:
            saved = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return saved if isinstance(saved, dict) and saved.get("version") == 1 else None

    def start(self) -> None:
        """Begin to save in the background."""
        self._thread = threading.Thread(target=self._run, name="snapshot", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def close(self) -> None:
        """End the background saving after a last save; a second call does nothing."""
        if self._thread is None:
            return
        self._ended.set()
        self.wanted.set()
        self._thread.join(timeout=5)
        self._thread = None
        atexit.unregister(self.close)

    def _run(self) -> None:
        while not self._ended.is_set():
            self.wanted.wait()
            self.wanted.clear()
            self._save()
            self._ended.wait(PAUSE_SECONDS)
        if self.wanted.is_set():
            self._save()

    def _save(self) -> None:
        with self._lock:
            text = json.dumps(self._dump(), ensure_ascii=False)
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = self._path.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(text, encoding="utf-8")
        draft.replace(self._path)
