"""What the lints look at: the files that are, or would be, in the repository."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", "build", "__pycache__"}


def files() -> list[Path]:
    """Tracked and new files, without ignored ones; in a source archive, without git, all but what builds leave."""
    listing = subprocess.run(["git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], capture_output=True, check=False)
    if listing.returncode == 0:
        paths: Iterable[Path] = (ROOT / name for name in listing.stdout.decode().split("\0") if name)
    else:
        paths = (path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts))
    return sorted(path for path in paths if path.is_file())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def finish(wrong: list[str], looked_at: int, what: str) -> None:
    """Prints what is wrong and ends the program. A lint that finds nothing to look at has lost its way."""
    for line in wrong:
        print(line)
    if looked_at == 0:
        wrong.append(what)
        print(f"no {what} found: the lint looks in the wrong place")
    print(f"{looked_at} {what}, {len(wrong)} wrong")
    sys.exit(1 if wrong else 0)
