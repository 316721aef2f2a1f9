#!/usr/bin/env python3
"""The header, the list of exported symbols and the tests speak of the same functions, and the header documents each of them
and every constant and structure; each group that is opened is closed. Each message is provoked by a test, and each function about
payments, meets and draws stands in an example. The manual page for C shows what the consumers run."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = ROOT / "capi/include/unionkit.h"
FUNCTION = re.compile(r"((?:^///[^\n]*\n)+)^UK_API\s+([^;]*?)(\w+)\(([^;]*)\);", re.M)


def names_of_parameters(parameters: str) -> list[str]:
    flat = " ".join(parameters.split())
    return [] if flat == "void" else [re.search(r"(\w+)$", one.strip())[1] for one in flat.split(",")]


def wrong_with(docs: str, result: str, name: str, parameters: str) -> list[str]:
    problems = []
    text = " ".join(line.removeprefix("///").strip() for line in docs.splitlines())
    if not re.match(r"(\\returns |\\param|[A-Z])", text):
        problems.append("the docs begin with a sentence or with what is returned")
    if not re.search(r"\\since \d+\.\d+$", text):
        problems.append("the docs end with \\since and a version")
    returns_nothing = result.split() == ["void"]
    if returns_nothing == ("\\returns" in text):
        problems.append("\\returns stands where something is returned, and only there")
    told = re.findall(r"\\param\[(?:in|out|in,out)\]\s+(\w+)", text)
    for parameter in told:
        if parameter not in names_of_parameters(parameters):
            problems.append(f"there is no parameter {parameter}")
    if told:
        problems += [f"nothing is said of {parameter}" for parameter in names_of_parameters(parameters) if parameter not in told]
    if result.split()[-1:] == ["uk_status"] and name != "uk_error_status":
        problems += [] if "\\returns UK_STATUS_OK" in text or "\\returns as " in text else ["the docs name the statuses"]
        problems += [] if names_of_parameters(parameters)[-1] == "error" else ["the error comes last"]
    return problems


def main() -> None:
    header = HEADER.read_text(encoding="utf-8")
    documented = {name: (docs, result, parameters) for docs, result, name, parameters in FUNCTION.findall(header)}
    declared = re.findall(r"^UK_API\s+[^;(]*?(\w+)\(", header, re.M)
    exported = (ROOT / "capi/abi/exported.txt").read_text(encoding="utf-8").split()
    tests = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/capi").glob("*_test.cpp")))
    pinned = (ROOT / "tests/capi/constants.c").read_text(encoding="utf-8")

    wrong = [f"{name}: has no docs" for name in declared if name not in documented]
    wrong += [f"{name}: {problem}" for name, (docs, result, parameters) in documented.items() for problem in wrong_with(docs, result, name, parameters)]
    wrong += [f"{name}: is not in exported.txt" for name in declared if name not in exported]
    wrong += [f"{name}: is exported, but not declared" for name in exported if name not in declared]
    wrong += [f"{name}: no test calls it" for name in declared if not re.search(rf"\b{name}\b", tests)]
    constants = re.findall(r"^\s+(UK_\w+) = -?\d+", header, re.M)
    wrong += [f"{name}: is not pinned in constants.c" for name in constants if f"_Static_assert({name} == " not in pinned]
    wrong += [f"{name}: {value} in the header, another number in constants.c" for name, value in re.findall(r"^\s+(UK_\w+) = (-?\d+)", header, re.M)
              if f"_Static_assert({name} == {value}," not in pinned]
    messages = (ROOT / "capi/src/messages.hpp").read_text(encoding="utf-8")
    codes = re.findall(r"^inline constexpr Message (\w+)\{", messages, re.M)
    listed = re.findall(r"&(\w+)", messages)
    wrong += [f"{code}: is not listed in messages::all" for code in codes if code not in listed]
    wrong += [f"{code}: no test provokes it" for code in codes if code != "unexpected" and f'"{code}"' not in tests]
    opened, closed = len(re.findall(r"^/// \\defgroup \w+ \S", header, re.M)), len(re.findall(r"^/// \\}", header, re.M))
    begun = len(re.findall(r"^/// \\{", header, re.M))
    wrong += [] if opened == begun == closed else [f"{opened} groups are named, {begun} opened, {closed} closed"]
    outside = re.sub(r"^/// \\{.*?^/// \\}", "", header, flags=re.M | re.S)
    wrong += ["a function stands outside of the groups"] if re.search(r"^UK_API", outside, re.M) else []
    wrong += [f"{struct}: has no docs" for struct in re.findall(r"(?<!///)\n\n?typedef struct (\w+) \{", header) if not re.search(rf"///[^\n]*\n(?:///[^\n]*\n)*typedef struct {struct} \{{", header)]
    programs = [(ROOT / "tests/consumers/c_pkgconfig" / name).read_text(encoding="utf-8") for name in ("judge.c", "pay.c", "score.c", "draw.c", "pair.c")]
    shown = header[header.index("\\defgroup payments") : header.index("\\defgroup values")]
    wrong += [f"{name}: no example calls it" for name in re.findall(r"^UK_API\s+[^;(]*?(\w+)\(", shown, re.M) if not any(re.search(rf"\b{name}\b", program) for program in programs)]
    flat = "\n".join(line.strip() for program in programs for line in program.splitlines())
    for snippet in re.findall(r"^```c\n(.*?)^```", (ROOT / "docs/manual/c.md").read_text(encoding="utf-8"), re.M | re.S):
        stands = "\n".join(line.strip() for line in snippet.strip().splitlines()) in flat
        wrong += [] if stands else [f"docs/manual/c.md: the snippet that begins with “{snippet.splitlines()[0]}” is in none of the example programs"]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(declared)} functions, {len(constants)} constants, {opened} groups")


if __name__ == "__main__":
    main()
