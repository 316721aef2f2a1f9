#!/usr/bin/env python3
"""A new user's first ten minutes, word for word from the README, in a folder of their own: it must go as shown there.

The section must stay a whole story: a plan is copied, a line moved, a case added; the tests fail and then pass.
"""

import argparse
import sys
from pathlib import Path

from follow import ROOT, Block, Wrong, blocks, follow

README = ROOT / "README.md"
SECTION = "头十分钟 / The first ten minutes"


def chapters(section: list[Block]) -> list[str]:
    """What happens, in order: copied, edited, passed, failed."""
    story = []
    for block in section:
        if block.language == "diff":
            story.append("edited")
        for line in block.lines if block.language == "console" else ():
            if line.startswith("$ cp ") and "plan.toml" in line:
                story.append("copied")
            if line.startswith("通过 "):
                story.append("passed" if line.endswith("失败 0 例") else "failed")
    return story


def main() -> int:
    parser = argparse.ArgumentParser(description="Do the first ten minutes of the README.")
    parser.add_argument("--build", type=Path, required=True, help="the build under test")
    build = parser.parse_args().build.resolve()
    try:
        story = chapters([block for block in blocks(README.read_text(encoding="utf-8")) if block.section == SECTION])
        if story[:7] != ["copied", "passed", "edited", "edited", "failed", "edited", "passed"]:
            raise Wrong(f"the section tells another story: {', '.join(story)}")
        print(f"{follow(README, build, SECTION)} commands and edits done")
    except Wrong as difference:
        print(f"README.md: {difference}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
