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


def look_at_payments(program: Path, **environment: str) -> None:
    """1000 yuan: 丙 has 500 a head and comes before 甲 with 666.67; 600 and 600 share what there is."""
    out, err = run(program, ROOT / "examples/payments/plan.toml", 1000, **environment)
    paid = ["甲 慰问金: 0 of 60000 fen", "甲 补差: 0 of 40000 fen", "丙 慰问金: 50000 of 60000 fen", "丙 补差: 50000 of 60000 fen", "专项资金: 0 fen left"]
    assert (paid, "") == (out.splitlines()[:5], err), (out, err)
    assert out.splitlines()[-1] == "shared: 40000 40000 20000, left 0", out


def look_at_meet(program: Path, **environment: str) -> None:
    """Two teams end equal with 10 + 10 + 8 = 9 + 10 + 9 = 28; two of four entries of S0-5 break a rule."""
    meet = ROOT / "examples/plans/s0-1-grade-group-fun-meet"
    out, err = run(program, meet / "plan.toml", meet / "marks.csv", **environment)
    lines = out.splitlines()
    standing = lines[lines.index("standing") + 1 :][:4]
    wanted = ["1\t一年级组\t一等奖\tequal", "1\t二年级组\t一等奖\tequal", "3\t四年级组\t二等奖\t", "4\t三年级组\t二等奖\t"]
    assert (wanted, "") == (standing, err), (out, err)
    assert "四年级组: 单项三等奖" in lines and "  total: 10 + 10 + 8 = 28" in lines, out
    assert any(line.startswith("standing,4,三年级组,,18,") for line in lines), out
    fun = ROOT / "examples/plans/s0-5-union-cadre-fun-meet"
    out, _ = run(program, fun / "plan.toml", fun / "marks.csv", fun / "entries.csv", **environment)
    entered = [line for line in out.splitlines() if line.startswith("A0") and ": " in line]
    assert [line.split(": ")[1] == "accepted" for line in entered[-4:]] == [True, False, False, True], out
    out, err = run(program, meet / "plan.toml", meet / "marks.csv", meet / "entries.csv", meet / "rulings.csv", **environment)
    assert err == "" and "\t一年级组: place 2 → 3" in out.splitlines(), (out, err)


def look_at_pair(pair: Path, **environment: str) -> None:
    """Of three the first has a bye; by lot each two meet once; on two lanes the second heat is full."""
    output, _ = run(pair, "甲", "乙", "丙", **environment)
    lines = output.splitlines()
    assert lines[:3] == ["round 1, match 1: 丙 - 乙", "round 2, match 2: 甲 - winner of 1", "bye: 甲"], lines
    assert sorted(sorted(line.partition(": ")[2].split(" - ")) for line in lines[3:6]) == [["丙", "乙"], ["丙", "甲"], ["乙", "甲"]], lines
    assert lines[6:] == ["heat 1, lane 1: 甲", "heat 2, lane 1: 乙", "heat 2, lane 2: 丙"], lines
    _, errors = run(pair, "甲", expect=1, **environment)
    assert "two must be in one group" in errors, errors


def look_at_draw(draw: Path, **environment: str) -> None:
    output, _ = run(draw, "甲", "乙", "丙", "丁", **environment)
    groups, _, transcript = output.partition("\n\n")
    assert sorted(groups.replace("\n", " ").split()) == sorted("甲 乙 丙 丁 1: 2:".split()), groups
    assert transcript.startswith("抽签记录 draw transcript | 1\n") and "摘要 digest | " in transcript


def pkgconfig(prefix: Path, work: Path, compiler: str, library_folder: str) -> None:
    # Nothing may name the place where it was installed first: the tree is moved, then used.
    moved = work / "moved"
    shutil.copytree(prefix, moved, symlinks=True)
    path = {"PKG_CONFIG_PATH": str(moved / library_folder / "pkgconfig")}
    flags = run("pkg-config", "--cflags", "--libs", "unionkit", **path)[0].split()
    program = work / "judge"
    run(compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", HERE / "c_pkgconfig/judge.c", *flags, "-o", program)
    look_at(program, work, "低于150线: 月人均收入, margin ≈0.0033 元/月/人\n", LD_LIBRARY_PATH=str(moved / library_folder))
    pay = work / "pay"
    run(compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", HERE / "c_pkgconfig/pay.c", *flags, "-o", pay)
    look_at_payments(pay, LD_LIBRARY_PATH=str(moved / library_folder))
    score = work / "score"
    run(compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", HERE / "c_pkgconfig/score.c", *flags, "-o", score)
    look_at_meet(score, LD_LIBRARY_PATH=str(moved / library_folder))
    pair = work / "pair"
    run(compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", HERE / "c_pkgconfig/pair.c", *flags, "-o", pair)
    look_at_pair(pair, LD_LIBRARY_PATH=str(moved / library_folder))
    draw = work / "draw"
    run(compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", HERE / "c_pkgconfig/draw.c", *flags, "-o", draw)
    look_at_draw(draw, LD_LIBRARY_PATH=str(moved / library_folder))
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
    look_at(build / "judge_c", work, "margin ≈0.0033 元/月/人\n")
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
    look_at(build / "judge_c", work, "margin ≈0.0033 元/月/人\n")


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
