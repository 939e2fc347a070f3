"""What may not be shown is not in a ``repr`` either: one stray log line must tell nothing."""

import ast
from collections.abc import Iterator

from tests.rules.tree import name, parsed, product

# Private halves, what only a reporter knows, whom LINE names, what was told.
HIDDEN = {
    *("private", "material", "tip_private", "secrets", "own_half", "parent_half"),
    *("digits", "token", "user_id", "line_user_id", "message_id"),
    *("text", "messages", "data", "pieces"),
}
# On this machine only, with people who do not exist; and what the console shows to who may see it.
LEFT_OUT = ("simulator/", "demo/", "start/", "console/")
HARMLESS = {"bool", "int", "Keyring"}  # flags, counts, and keys that hide themselves


def test_dataclasses_hide_what_is_secret_from_their_repr() -> None:
    found = [
        f"{name(file)} {kind.name}.{ast.unparse(line.target)}"
        for file in product()
        if not name(file).startswith(LEFT_OUT)
        for kind, line in _fields(parsed(file))
        if ast.unparse(line.target) in HIDDEN
        and ast.unparse(line.annotation) not in HARMLESS
        and "repr=False" not in ast.unparse(line)
    ]
    assert found == []


def _fields(tree: ast.AST) -> Iterator[tuple[ast.ClassDef, ast.AnnAssign]]:
    for kind in ast.walk(tree):
        if isinstance(kind, ast.ClassDef) and _is_dataclass(kind):
            for line in kind.body:
                if isinstance(line, ast.AnnAssign):
                    yield kind, line


def _is_dataclass(kind: ast.ClassDef) -> bool:
    return any("dataclass" in ast.unparse(one) for one in kind.decorator_list)
