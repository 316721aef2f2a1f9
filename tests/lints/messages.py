#!/usr/bin/env python3
"""Every message of src/<layer>/*messages.hpp is said in both languages, on one line, without a full stop, with the same placeholders."""

import re
from dataclasses import dataclass
from pathlib import Path

from repository import files, finish, name

LITERAL = r'"(?:[^"\\]|\\.)*"'
MESSAGE = re.compile(r"constexpr\s+Message\s+(\w+)\s*\{((?:\s*" + LITERAL + r"\s*,?)*)\s*\}\s*;")
LISTED = re.compile(r"&(\w+)")
ESCAPES = {"n": "\n", "t": "\t"}


@dataclass(frozen=True)
class Message:
    variable: str
    texts: tuple[str, ...]
    place: str

    def wrong(self) -> list[str]:
        if len(self.texts) not in (3, 5):
            return ["needs a code, zh and en, then no mend or one in both languages"]
        code, sentences = self.texts[0], self.texts[1:]
        found = [] if re.fullmatch(r"[a-z][a-z0-9_]*", code) else [f"the code {code} is not snake_case"]
        found += [problem for sentence in sentences for problem in wrong_sentence(sentence)]
        for zh, en in zip(sentences[0::2], sentences[1::2]):
            if placeholders(zh) != placeholders(en):
                found.append(f"placeholders differ: {sorted(placeholders(zh))} in zh, {sorted(placeholders(en))} in en")
            if is_chinese(en) and not is_chinese(zh):
                found.append("zh and en are swapped")
        return found


def wrong_sentence(sentence: str) -> list[str]:
    if not sentence.strip():
        return ["a sentence is empty"]
    found = []
    if sentence != sentence.strip() or "\n" in sentence or "\t" in sentence:
        found.append("is not one trimmed line")
    if sentence.endswith(("。", ".")):
        found.append("ends with a full stop")
    return found


def placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\d+)\}", sentence))


def is_chinese(sentence: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]", sentence) is not None


def unescaped(literal: str) -> str:
    return re.sub(r"\\(.)", lambda escape: ESCAPES.get(escape[1], escape[1]), literal[1:-1])


def read(path: Path) -> tuple[list[Message], list[str]]:
    text = path.read_text(encoding="utf-8")
    messages = [Message(found[1], tuple(unescaped(part) for part in re.findall(LITERAL, found[2])), f"{name(path)}:{text.count(chr(10), 0, found.start()) + 1}")
                for found in MESSAGE.finditer(text)]
    wrong = []
    if text.count("constexpr Message ") != len(messages):
        wrong.append(f"{name(path)}: {text.count('constexpr Message ')} messages are defined, {len(messages)} could be read")
    table = re.search(r"\ball\[\]\s*=\s*\{(.*?)\}", text, re.DOTALL)
    if table:
        listed = LISTED.findall(table[1])
        wrong += [f"{message.place}: {message.variable} is not in all[]" for message in messages if message.variable not in listed]
        wrong += [f"{name(path)}: all[] names {one} twice" for one in sorted({one for one in listed if listed.count(one) > 1})]
    codes = [message.texts[0] for message in messages if message.texts]
    wrong += [f"{name(path)}: two messages have the code {code}" for code in sorted({code for code in codes if codes.count(code) > 1})]
    return messages, wrong


def main() -> None:
    wrong: list[str] = []
    number = 0
    for path in files():
        if not (name(path).startswith("src/") and path.name.endswith("messages.hpp")):
            continue
        messages, problems = read(path)
        number += len(messages)
        wrong += problems
        wrong += [f"{message.place}: {message.variable}: {problem}" for message in messages for problem in message.wrong()]
    finish(wrong, number, "messages")


if __name__ == "__main__":
    main()
