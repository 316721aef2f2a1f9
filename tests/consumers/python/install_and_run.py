#!/usr/bin/env python3
"""Installs the package into a fresh virtual environment and runs judge.py there, away from the source."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import venv
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description="Install the Python package and use it.")
    parser.add_argument("--package", type=Path, required=True, help="folder of the package")
    parser.add_argument("--plan", type=Path, required=True, help="plan S4-1")
    parser.add_argument("--folder", type=Path, required=True, help="where to make the environment")
    options = parser.parse_args()

    environment, elsewhere = options.folder / "environment", options.folder / "elsewhere"
    venv.create(environment, with_pip=True, clear=True)
    shutil.rmtree(elsewhere, ignore_errors=True)
    elsewhere.mkdir(parents=True)
    # Nothing of the tree under test may help: no path to the source, no library by name.
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "UNIONKIT_LIBRARY", "LD_LIBRARY_PATH", "LD_PRELOAD")}
    python = environment / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--disable-pip-version-check", options.package], env=kept, check=True)
    shutil.copy(Path(__file__).with_name("judge.py"), elsewhere)
    subprocess.run([python, "judge.py", options.plan], cwd=elsewhere, env=kept, check=True)
    entry = "from importlib.metadata import entry_points as e; assert 'unionkit_pytest' in str(e()), 'no pytest plugin'"
    subprocess.run([python, "-c", entry], cwd=elsewhere, env=kept, check=True)


if __name__ == "__main__":
    main()
