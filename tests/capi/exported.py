#!/usr/bin/env python3
"""What leaves the library is what was meant to: `nm` against capi/abi/exported.txt.

    exported.py LIBRARY            compares
    exported.py LIBRARY --write    writes the list anew
"""

import subprocess
import sys
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "capi/abi/exported.txt"


def exported(library: str) -> list[str]:
    told = subprocess.run(["nm", "-D", "--defined-only", "--without-symbol-versions", library], capture_output=True, text=True, check=True).stdout
    symbols = [line.split()[1:] for line in told.splitlines()]
    return sorted(name for kind, name in symbols if kind != "A")  # A: the name of the version itself


def main() -> None:
    found = exported(sys.argv[1])
    if "--write" in sys.argv:
        LIST.write_text("\n".join(found) + "\n", encoding="utf-8")
    wanted = LIST.read_text(encoding="utf-8").splitlines()
    for name in sorted(set(found) ^ set(wanted)):
        print(f"{name}: {'exported, but not listed' if name in found else 'listed, but not exported'}")
    strange = [name for name in found if not name.startswith("uk_")]
    if found != wanted or strange:
        sys.exit(f"differs from {LIST}" + "".join(f"\n{name} leaves the library" for name in strange))
    print(f"{len(found)} symbols")


if __name__ == "__main__":
    main()
