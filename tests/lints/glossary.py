#!/usr/bin/env python3
"""The glossary is about the code there is: every name in its last column stands in a public header, every row has
both languages, and no word stands for two concepts."""

import re

from repository import ROOT, finish, name

PAGE = ROOT / "docs" / "glossary.md"


def main() -> None:
    headers = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "include").rglob("*.hpp")))
    known = set(re.findall(r"\w+", headers))
    wrong: list[str] = []
    words: set[str] = set()
    for number, line in enumerate(PAGE.read_text(encoding="utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| ") or cells[0] == "English":
            continue
        place = f"{name(PAGE)}:{number}"
        if len(cells) != 4 or not all(cells[:3]):
            wrong.append(f"{place}: a row has a word, its Chinese, a meaning and perhaps a name in code")
            continue
        if not re.search(r"[\u4e00-\u9fff]", cells[1]):
            wrong.append(f"{place}: {cells[0]}: no Chinese")
        if cells[0] in words:
            wrong.append(f"{place}: {cells[0]}: one word for two concepts")
        words.add(cells[0])
        for code in re.findall(r"`([^`]+)`", cells[3]):
            if code.split("::")[-1] not in known:
                wrong.append(f"{place}: {cells[0]}: no public header has {code}")
    finish(wrong, len(words), "words")


if __name__ == "__main__":
    main()
