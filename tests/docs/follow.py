#!/usr/bin/env python3
"""Does what a document tells its reader to do, and compares what happens with what the document shows.

    follow.py --build DIR README.md docs/manual/plan-file.md …

Fenced blocks of a document, in order:
    ```console        lines that begin with `$ ` are run in one shell; the lines below each are its output, where
                      `…` stands for any text, and alone on a line for any lines
    ```diff FILE      an edit of FILE: the context and `-` lines must stand there once and become context and `+` lines
    ```cpp FILE       the text of FILE, word for word
Other blocks are looked at by nobody here. Each section (`## `) starts in a fresh copy of the examples, beside a
`build/release` and a `build/dev` that are the build under test.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Commands that build: tests/run.sh is one of them, and has run or done the same as the others before this program starts.
SET_UP = ("examples/demo.sh", "tests/run.sh", "cmake --preset dev", "cmake --build --preset dev --target judge_one")
MARK = "\x1e"


class Wrong(Exception):
    """The document and the world differ."""


@dataclass(frozen=True)
class Block:
    language: str
    argument: str
    lines: tuple[str, ...]
    line: int  # of the fence, 1-based
    section: str


def blocks(text: str) -> list[Block]:
    found: list[Block] = []
    section = ""
    fence: tuple[str, str, int] | None = None
    content: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if fence and line == "```":
            found.append(Block(fence[0], fence[1], tuple(content), fence[2], section))
            fence = None
        elif fence:
            content.append(line)
        elif line.startswith("```"):
            language, _, argument = line[3:].partition(" ")
            fence, content = (language, argument.strip(), number), []
        elif line.startswith("## "):
            section = line[3:].strip()
    if fence:
        raise Wrong(f"the fence of line {fence[2]} is never closed")
    return found


def as_pattern(shown: list[str]) -> re.Pattern[str]:
    pattern = ""
    for line in shown:
        if line.strip() == "…":
            pattern += "(?:.*\n)*"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("…")) + "\n"
    return re.compile(pattern)


class Reader:
    """One reader at one section: a directory of their own and a shell that remembers where it is."""

    def __init__(self, home: Path, build: Path) -> None:
        self.directory = home / "unionkit"
        shutil.copytree(ROOT / "examples", self.directory / "examples")
        (self.directory / "build").mkdir()
        for preset in ("release", "dev"):
            (self.directory / "build" / preset).symlink_to(build)
        # No locale of the tester's: what the document shows must not depend on it.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_") and name != "LANG"}
        self.shell = subprocess.Popen(
            ["bash", "--noprofile", "--norc"], cwd=self.directory, env={**kept, "LANG": "C.UTF-8", "HOME": str(home)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )

    def run(self, command: str) -> str:
        """The output of a command, both streams as they came; `$?` stays what the command left."""
        assert self.shell.stdin and self.shell.stdout
        self.shell.stdin.write(f"{command}\n{{ status=$?; printf '\\n{MARK}\\n'; (exit $status); }} 2>/dev/null\n")
        self.shell.stdin.flush()
        output = ""
        for line in self.shell.stdout:
            if line == MARK + "\n":
                return output[:-1]  # the newline before the mark is ours
            output += line
        raise Wrong(f"the shell ended: {output}")

    def close(self) -> None:
        assert self.shell.stdin
        self.shell.stdin.close()
        self.shell.wait()


def follow_console(reader: Reader, block: Block) -> int:
    commands: list[tuple[str, list[str]]] = []
    for line in block.lines:
        if line.startswith("$ "):
            commands.append((line[2:], []))
        elif commands:
            commands[-1][1].append(line)
        else:
            raise Wrong(f"line {block.line + 1}: output without a command")
    for command, shown in commands:
        if command in SET_UP:
            continue
        output = reader.run(command)
        if not as_pattern(shown).fullmatch(output):
            raise Wrong(f"line {block.line}: `{command}`\n--- the document shows\n" + "\n".join(shown) + f"\n--- it printed\n{output}")
    return len(commands)


def follow_diff(reader: Reader, block: Block) -> None:
    path = reader.directory / block.argument
    text = path.read_text(encoding="utf-8")
    before = "".join(line[1:] + "\n" for line in block.lines if line[:1] in (" ", "-"))
    after = "".join(line[1:] + "\n" for line in block.lines if line[:1] in (" ", "+"))
    if any(line[:1] not in (" ", "-", "+") for line in block.lines):
        raise Wrong(f"line {block.line}: a line of a diff begins with a blank, - or +")
    if text.count(before) != 1:
        raise Wrong(f"line {block.line}: {block.argument} holds the lines to change {text.count(before)} times, not once")
    path.write_text(text.replace(before, after), encoding="utf-8")


def follow_quote(block: Block) -> None:
    written = (ROOT / block.argument).read_text(encoding="utf-8")
    if written != "".join(line + "\n" for line in block.lines):
        raise Wrong(f"line {block.line}: this is not the text of {block.argument}")


def follow(document: Path, build: Path, only: str | None = None) -> int:
    """Does it all; the number of commands and edits done. Raises Wrong at the first difference."""
    done = 0
    found = [block for block in blocks(document.read_text(encoding="utf-8")) if only is None or block.section == only]
    for section in dict.fromkeys(block.section for block in found):
        with tempfile.TemporaryDirectory(prefix="unionkit-docs-") as home:
            reader = Reader(Path(home), build)
            for block in (block for block in found if block.section == section):
                if block.language == "console":
                    done += follow_console(reader, block)
                elif block.language == "diff":
                    follow_diff(reader, block)
                    done += 1
                elif block.language == "cpp" and block.argument:
                    follow_quote(block)
                    done += 1
                elif block.language in ("sh", "bash", "shell", ""):
                    raise Wrong(f"line {block.line}: commands stand in ```console blocks, where they are run")
            reader.close()
    return done


def main() -> int:
    parser = argparse.ArgumentParser(description="Do what documents say and compare.")
    parser.add_argument("--build", type=Path, required=True, help="the build under test")
    parser.add_argument("documents", nargs="+", type=Path)
    options = parser.parse_args()
    failed = False
    for document in options.documents:
        try:
            print(f"{document}: {follow(document, options.build.resolve())} commands and edits done")
        except Wrong as difference:
            failed = True
            print(f"{document}: {difference}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
