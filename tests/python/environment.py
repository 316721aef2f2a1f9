#!/usr/bin/env python3
"""A virtual environment with what the Python tests need, made once: environment.py FOLDER"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

WANTED = ["pytest>=7", "mypy>=1.8", "pycparser>=2.21", "openpyxl>=3.1"]


def main() -> None:
    folder = Path(sys.argv[1])
    stamp = folder / "made-for"
    made_for = "\n".join([sys.version, *WANTED])
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_for:
        return
    venv.create(folder, with_pip=True, clear=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *WANTED], check=True)
    stamp.write_text(made_for, encoding="utf-8")


if __name__ == "__main__":
    main()
