#!/usr/bin/env python3
"""Builds a program of somebody else against unionkit and looks at what it says.

    consume.py pkgconfig|find_package|subdirectory --prefix INSTALLED --work DIR [--compiler CC] [--library-folder lib]
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PLAN = ROOT / "examples/plans/s4-1-district-screening/plan.toml"
VERDICTS = "条件一: yes\n条件二: no\n条件三: no\n条件四: no\n"


def run(*command: object, expect: int = 0, **environment: str) -> tuple[str, str]:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, encoding="utf-8", env=os.environ | environment, check=False)
    if done.returncode != expect:
        sys.exit(f"{' '.join(map(str, command))}\nreturned {done.returncode}, expected {expect}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def look_at(program: Path, work: Path, margin: str, **environment: str) -> None:
    """One household one fen below the line, then a plan with a mistake, then no plan at all."""
    out, err = run(program, PLAN, **environment)
    assert (VERDICTS, "") == (out[: len(VERDICTS)], err), (out, err)
    assert margin in out, out
    bad = work / "bad.toml"
    bad.write_text(PLAN.read_text(encoding="utf-8").replace("家庭月收入 / 家庭人口", "家庭月收入 / 家庭入口"), encoding="utf-8")
    out, err = run(program, bad, expect=2, **environment)
    assert out == "" and "[unknown_name]" in err and "did you mean 家庭人口?" in err, (out, err)
    _, err = run(program, work / "none.toml", expect=2, **environment)
    assert "none.toml" in err, err


def pkgconfig(prefix: Path, work: Path, compiler: str, library_folder: str) -> None:
    # Nothing may name the place where it was installed first: the tree is moved, then used.
    moved = work / "moved"
    shutil.copytree(prefix, moved, symlinks=True)
    path = {"PKG_CONFIG_PATH": str(moved / library_folder / "pkgconfig")}
    flags = run("pkg-config", "--cflags", "--libs", "unionkit", **path)[0].split()
    program = work / "judge"
    run(compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", HERE / "c_pkgconfig/judge.c", *flags, "-o", program)
    look_at(program, work, "低于150线: 月人均收入, margin 1/300 元/月/人\n", LD_LIBRARY_PATH=str(moved / library_folder))
    version = run("pkg-config", "--modversion", "unionkit-core", **path)[0].strip()
    assert version and "-lutf8proc" in run("pkg-config", "--libs", "unionkit-core", **path)[0]


def with_cmake(source: Path, work: Path, *arguments: str) -> Path:
    build = work / "build"
    run("cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Debug", *arguments)
    return build


def find_package(prefix: Path, work: Path) -> None:
    build = with_cmake(HERE / "cpp_find_package", work, f"-DCMAKE_PREFIX_PATH={prefix}", f"-DPLAN={PLAN}")
    run("cmake", "--build", build)
    look_at(build / "judge", work, "margin 1/300\n")
    look_at(build / "judge_c", work, "margin 1/300 元/月/人\n")
    listed = run(prefix / "bin/unionkit", "test", PLAN, "--list")[0].splitlines()
    out, _ = run("ctest", "--test-dir", build, "--label-regex", "rules")
    assert f"100% tests passed, 0 tests failed out of {len(listed)}" in out, out
    name = listed[0].replace("\t", " ")
    assert f"plan {name}" in out, out


def subdirectory(work: Path) -> None:
    """A project that adds us keeps its own tests, warnings and options."""
    build = with_cmake(HERE / "subdirectory", work, f"-DUNIONKIT={ROOT}")
    targets = run("cmake", "--build", build, "--target", "help")[0]
    assert "capi_tests" not in targets, targets
    run("cmake", "--build", build, "--parallel", "2")
    look_at(build / "judge", work, "margin 1/300\n")
    look_at(build / "judge_c", work, "margin 1/300 元/月/人\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("pkgconfig", "find_package", "subdirectory"))
    parser.add_argument("--prefix", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--compiler", default="cc")
    parser.add_argument("--library-folder", default="lib")
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    options.work.mkdir(parents=True)
    if options.what == "pkgconfig":
        pkgconfig(options.prefix, options.work, options.compiler, options.library_folder)
    elif options.what == "find_package":
        find_package(options.prefix, options.work)
    else:
        subdirectory(options.work)


if __name__ == "__main__":
    main()
