"""The project's own files, for tests about the code itself."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NOT_OURS = {".venv", ".git", ".bosae", "__pycache__", "node_modules"}


def files(*patterns: str) -> list[Path]:
    """Every file of the project that matches, sorted."""
    found = {
        file
        for pattern in patterns
        for file in ROOT.rglob(pattern)
        if not _NOT_OURS & set(file.relative_to(ROOT).parts)
    }
    return sorted(found)


def name(file: Path) -> str:
    """Path inside the project, as a test reports it."""
    return file.relative_to(ROOT).as_posix()


def product() -> list[Path]:
    """Python files that are no tests."""
    return [file for file in files("*.py") if not name(file).startswith("tests/")]


@cache
def parsed(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def imported(file: Path) -> set[str]:
    """Top-level names of the modules a file imports, inside functions too."""
    names = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.partition(".")[0])
    return names
