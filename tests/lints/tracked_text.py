#!/usr/bin/env python3
"""No machine paths, no addresses of package registries, no left-overs in what is committed; scripts can be run."""

import os
import re
from pathlib import Path

from repository import files, finish, name

# Paths of one machine. /tmp, /usr and /dev are everybody's.
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|farm|home|root|Users|mnt)/")
REGISTRY = re.compile(
    r"deb\.debian\.org|ftp\.[a-z.]*debian\.org|registry\.npm|npm[m]irror|pypi\.|files\.pythonhosted|repo1?\.maven|crates\.io|proxy\.golang|rubygems\.org|mirrors?\.[a-z0-9-]+\.",
)
LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
CODE = {".cpp", ".hpp", ".h", ".c", ".py", ".sh", ".cmake"}
TEXT = {".md", ".toml", ".txt", ".json"}


def wrong_lines(path: Path, text: str) -> list[str]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        problems = []
        if MACHINE_PATH.search(line):
            problems.append("a path of one machine")
        if REGISTRY.search(line):
            problems.append("the address of a registry")
        if path.suffix in CODE and LEFT_OVER.search(line) and path != Path(__file__).resolve():
            problems.append("a left-over")
        if path.suffix in CODE | TEXT and line.endswith("\r"):
            problems.append("a carriage return")
        found += [f"{name(path)}:{number}: {problem}" for problem in problems]
    return found


def wrong_script(path: Path, text: str) -> list[str]:
    found = []
    if text.startswith("#!/") and not text.startswith("#!/usr/bin/env "):
        found.append(f"{name(path)}:1: begin with #!/usr/bin/env")
    if re.match(r"#!.*\bbash\n", text):
        if "set -euo pipefail" not in text:
            found.append(f"{name(path)}: lacks set -euo pipefail")
        if not os.access(path, os.X_OK):
            found.append(f"{name(path)}: cannot be run (chmod +x)")
    return found


def main() -> None:
    wrong: list[str] = []
    looked_at = 0
    for path in files():
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue  # a test's bad bytes, a picture
        looked_at += 1
        wrong += wrong_lines(path, text)
        wrong += wrong_script(path, text)
    finish(wrong, looked_at, "text files")


if __name__ == "__main__":
    main()
