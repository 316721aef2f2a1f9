#!/usr/bin/env python3
"""The command with what it cannot use: every text of bad/command is a command, what it says in both languages, and how it ends.

    bad_command.py COMMAND            compares
    bad_command.py COMMAND --write    writes the texts anew; read every line of the difference before you keep it
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent / "bad" / "command"


def said(line: str, programs: str) -> str:
    """The text of a case: its command, stderr in Chinese and in English, the exit code."""
    done = []
    for language in ("zh_CN.UTF-8", "en_US.UTF-8"):
        environment = {"PATH": f"{programs}:{os.environ['PATH']}", "LANG": language} | {key: value for key, value in os.environ.items() if key.endswith("SAN_OPTIONS")}
        done.append(subprocess.run(["sh", "-c", line], cwd=FOLDER, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=60))
    zh, en = (one.stderr.decode("utf-8") for one in done)
    codes = " ".join(str(code) for code in sorted({one.returncode for one in done}))
    return f"$ {line}\n{zh}\n{en}\nexit {codes}\n" + "".join("on stdout: " + one.stdout.decode("utf-8") for one in done if one.stdout)


def main() -> None:
    command, write = Path(sys.argv[1]).resolve(), "--write" in sys.argv
    paths = sorted(FOLDER.glob("*.txt"))
    failed = []
    with tempfile.TemporaryDirectory() as programs:
        (Path(programs) / "unionkit").symlink_to(command)
        for path in paths:
            expected = path.read_text(encoding="utf-8")
            line = re.match(r"\$ (.*)\n", expected)[1]
            found = said(line, programs)
            if write:
                path.write_text(found, encoding="utf-8")
            elif found != expected:
                failed.append(path.name)
                print(f"--- {path.name}, expected:\n{expected}--- found:\n{found}", file=sys.stderr)
    print(f"{len(paths)} commands, {len(failed)} not as expected")
    sys.exit(1 if failed or not paths else 0)


if __name__ == "__main__":
    main()
