#!/usr/bin/env python3
"""`#include` points one way between the layers, and public headers need the standard library only.

value ← feel ← plan ← {relief, event, audit} ← report ← cli; relief, event and audit never include each other.
"""

import re
from pathlib import Path

from repository import ROOT, files, finish, name

LEVEL = {"value": 0, "feel": 1, "plan": 2, "relief": 3, "event": 3, "audit": 3, "report": 4, "cli": 5}
FREE = {"limits.hpp"}  # constants that every layer may use
PRIVATE_LIBRARIES = re.compile(r"boost/|toml\+\+/|utf8proc|CLI/")
HEAVY = {"chrono", "iostream", "regex"}
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:<([^>]+)>|"([^"]+)")')


def layer(path: Path) -> str | None:
    parts = path.relative_to(ROOT).parts
    if parts[:2] == ("include", "unionkit") and len(parts) > 3:
        return parts[2]
    if parts[0] == "src" and len(parts) > 2:
        return parts[1]
    return None


def may_include(own: str, other: str) -> bool:
    return own == other or LEVEL[other] < LEVEL[own]


def wrong_with(path: Path, system: str | None, local: str | None) -> str | None:
    own, public = layer(path), name(path).startswith("include/")
    if local is not None:
        if public:
            return "public headers include with < >"
        return "private headers are taken from the same folder" if "/" in local else None
    assert system is not None
    if PRIVATE_LIBRARIES.match(system):
        if public:
            return "libraries stay out of public headers"
        return "only the command uses CLI11" if system.startswith("CLI/") and own != "cli" else None
    if public and system in HEAVY:
        return "too heavy for a public header"
    if not system.startswith("unionkit/"):
        return None
    if system == "unionkit/unionkit.hpp":
        return "the umbrella header is for users"
    other = system.split("/")[1]
    if other in FREE or own is None:
        return None
    if other not in LEVEL:
        return f"{other} is no layer"
    return None if may_include(own, other) else f"{own} may not include {other}"


def main() -> None:
    wrong: list[str] = []
    sources = [path for path in files() if path.suffix in (".hpp", ".cpp") and name(path).startswith(("include/unionkit/", "src/"))]
    for path in sources:
        own = layer(path)
        if own is not None and own not in LEVEL:
            wrong.append(f"{name(path)}: {own} is no layer")
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".hpp" and not text.startswith("#pragma once\n"):
            wrong.append(f"{name(path)}:1: a header begins with #pragma once")
        for number, line in enumerate(text.splitlines(), start=1):
            found = INCLUDE.match(line)
            problem = wrong_with(path, found[1], found[2]) if found else None
            if problem:
                wrong.append(f"{name(path)}:{number}: {line.strip()}: {problem}")
    finish(wrong, len(sources), "sources")


if __name__ == "__main__":
    main()
