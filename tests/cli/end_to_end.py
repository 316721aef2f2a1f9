#!/usr/bin/env python3
"""The command as a user meets it: exact outputs and exit codes.

    end_to_end.py COMMAND            runs the tests
    end_to_end.py COMMAND --write    writes the golden files anew; read every line of the difference before you keep it
"""

import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GOLDEN = HERE / "golden"
S4_1 = ROOT / "examples/plans/s4-1-district-screening"
PLAN, ROSTER = S4_1 / "plan.toml", S4_1 / "roster.csv"
COMMAND = ""
WRITE = False


class Result(NamedTuple):
    exit: int
    out: str
    err: str


def run(*arguments: object, **environment: str) -> Result:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "NO_COLOR"))}
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, env=clean | environment, check=False, timeout=120)
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def on_terminal(*arguments: object, stream: str = "stdout", **environment: str) -> str:
    """What the command writes when its output, or its stderr, is a terminal."""
    import pty

    leader, follower = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")} | {"TERM": "xterm"} | environment
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: follower}
    with subprocess.Popen([COMMAND, *map(str, arguments)], **streams, env=clean) as process:
        os.close(follower)
        written = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            written += piece
        process.wait()
    os.close(leader)
    return written.decode("utf-8")


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def refused(self, result: Result, code: str, *parts: str, exit: int = 2) -> None:
        """Exit 2, or 1 if a plan is at fault; nothing on stdout, an error with this code and a way to mend it."""
        self.assertEqual((exit, ""), (result.exit, result.out), result.err)
        self.assertIn(f"[{code}]", result.err)
        self.assertRegex(result.err, "(?m)^(改法|mend): ")
        for part in parts:
            self.assertIn(part, result.err)

    def golden(self, name: str, text: str) -> None:
        path = GOLDEN / name
        text = re.sub(r"(方案指纹 |plan fingerprint |S4-1 · )[0-9a-f]{12}", r"\1<12 digits>", text).replace(f"{ROOT}/", "")
        if WRITE:
            path.write_text(text, encoding="utf-8")
        self.assertEqual(path.read_text(encoding="utf-8"), text)


class Screen(CommandTest):
    def test_s4_1_is_byte_identical_to_the_independent_oracle(self) -> None:
        result = run("screen", PLAN, ROSTER, "--on", "2016-12-20", "--lang", "zh", "--format", "csv")
        self.assertEqual((0, ""), (result.exit, result.err))
        self.assertEqual((S4_1 / "expected/screen.csv").read_bytes(), result.out.encode("utf-8"))

    def test_a_file_gets_the_same_bytes_and_the_format_of_its_name(self) -> None:
        target = self.folder / "结果.csv"
        result = run("screen", PLAN, ROSTER, "--on", "2016-12-20", "--lang", "zh", "-o", target)
        self.assertEqual((0, "", ""), result)
        # A byte order mark goes before them: the file is for a spreadsheet.
        self.assertEqual(b"\xef\xbb\xbf" + (S4_1 / "expected/screen.csv").read_bytes(), target.read_bytes())
        for name in ("结果.json", "结果.txt"):
            self.assertEqual(0, run("screen", PLAN, ROSTER, "-o", self.folder / name).exit)
            self.assertFalse((self.folder / name).read_bytes().startswith(b"\xef\xbb\xbf"))
            (self.folder / name).unlink()
        self.assertEqual([target], list(self.folder.iterdir()))

    def test_a_file_keeps_its_mode_and_a_link_stays_a_link(self) -> None:
        target, link = self.file("real.csv", "old"), self.folder / "link.csv"
        target.chmod(0o640)
        link.symlink_to(target)
        self.assertEqual(0, run("screen", PLAN, ROSTER, "-o", link).exit)
        self.assertTrue(link.is_symlink())
        self.assertEqual(0o640, stat.S_IMODE(target.stat().st_mode))
        self.assertIn("S4-300", target.read_text(encoding="utf-8"))

    def test_a_file_that_cannot_be_written_is_refused_and_what_was_there_stays(self) -> None:
        self.refused(run("screen", PLAN, ROSTER, "-o", self.folder), "file_is_directory")
        self.refused(run("screen", PLAN, ROSTER, "-o", self.folder / "none" / "x.csv", "--lang", "zh"), "file_unwritable", "原有的文件没有动")
        kept = self.file("kept.csv", "old")
        self.refused(run("screen", PLAN, self.file("bad.csv", ""), "-o", kept), "roster_blank")
        self.assertEqual("old", kept.read_text())

    def test_the_system_is_quoted_in_the_language_of_the_user(self) -> None:
        for language, words in (("zh", "写不了这个文件：没有这个文件或文件夹 ["), ("en", "cannot be written: No such file or directory [")):
            self.assertIn(words, run("screen", PLAN, ROSTER, "-o", self.folder / "none" / "x.csv", "--lang", language).err)
        if Path("/dev/full").exists():
            self.assertIn("写不了这个文件：磁盘满了", run("screen", PLAN, ROSTER, "-o", "/dev/full", "--lang", "zh").err)

    def test_devices_are_written_in_place(self) -> None:
        self.assertEqual(0, run("screen", PLAN, ROSTER, "-o", "/dev/null").exit)
        self.assertTrue(stat.S_ISCHR(os.stat("/dev/null").st_mode))
        if Path("/dev/full").exists():
            result = run("screen", PLAN, ROSTER, "-o", "/dev/full")
            self.assertEqual(2, result.exit)
            self.assertIn("[file_unwritable]", result.err)

    def test_tables_in_both_languages(self) -> None:
        roster = self.file("roster.csv", "".join(ROSTER.read_text(encoding="utf-8").splitlines(keepends=True)[row] for row in (0, 1, 2, 10, 91, 115, 128, 129, 147)))
        for language in ("zh", "en"):
            self.golden(f"screen.{language}.txt", run("screen", PLAN, roster, "--on", "2016-12-20", "--lang", language).out)

    def test_bars_are_blocks_where_the_locale_is_utf_8_and_ascii_elsewhere(self) -> None:
        arguments = ("screen", PLAN, ROSTER, "--lang", "zh")
        for locale in ({"LANG": "C.UTF-8"}, {"LC_ALL": "zh_CN.utf8", "LANG": "C"}, {"LC_CTYPE": "en_US.UTF-8", "LANG": "C"}):
            self.assertIn("│█", run(*arguments, **locale).out)
        for locale in ({}, {"LANG": "C"}, {"LC_ALL": "POSIX", "LANG": "C.UTF-8"}, {"LANG": "zh_CN.GB18030"}):
            result = run(*arguments, **locale)
            self.assertIn("|#", result.out)
            self.assertNotIn("█", result.out)

    def test_json_says_the_same_as_csv(self) -> None:
        told = json.loads(run("screen", PLAN, ROSTER, "--on", "2016-12-20", "--format", "json", "--reasons").out)
        rows = list(csv.DictReader(io.StringIO((S4_1 / "expected/screen.csv").read_text(encoding="utf-8"))))
        words = {"yes": "是", "no": "否", "unknown": "不明"}
        self.assertEqual(len(rows), told["totals"]["rows"])
        for row, expected in zip(told["rows"], rows, strict=True):
            self.assertEqual(expected["行"], str(row["row"]))
            self.assertEqual(expected["编号"], row["label"])
            for category, judged in row["categories"].items():
                self.assertEqual(expected[category], words[judged["verdict"]])
                self.assertEqual(judged["verdict"] == "unknown", bool(judged["causes"]))
            self.assertEqual(expected["还需要"], "、".join(row["needed"]))
            self.assertEqual(expected["存疑"], "、".join(row["in_doubt"]))
            basis = ["S4-1", told["plan"]["fingerprint"][:12], told["engine"], row["on"], *([row["region"]] if row["region"] else [])]
            self.assertEqual(expected["依据"], " · ".join(basis))
            self.assertTrue(row["reasons"])
        self.assertEqual({"yes": 35, "no": 249, "unknown": 16}, told["totals"]["categories"]["条件一"])
        self.assertEqual(64, len(told["plan"]["fingerprint"]))

    def test_another_reading_changes_who_stands_on_the_line(self) -> None:
        result = run("screen", PLAN, ROSTER, "--reading", "150%线是否含本数=含", "--format", "csv", "--lang", "zh")
        self.assertIn("\n3,S4-002,是,否,否,否,不明,,150%线是否含本数,,方案没有写“慰问金”：原文未写金额,S4-1 · ", result.out)
        self.assertIn(" · 判定日未给 · 12 · 150%线是否含本数=含\n", result.out)

    def test_bad_cells_are_told_and_the_rest_is_judged(self) -> None:
        roster = self.file("roster.csv", "编号,姓名,region,家庭人口,家庭月收入\n1,张三,12,3,三千\n2,李四,12,0,3000\n3,王五,天津,3,3000\n4,赵六,12,3\n5,孙七,12,3,30000\n")
        result = run("screen", PLAN, roster, "--format", "csv", "--lang", "zh")
        self.assertEqual(1, result.exit)
        self.assertEqual(6, len(result.out.splitlines()))
        self.assertRegex(result.out, "\n6,5,否,否,否,不明,不明,重病或重大灾害、自付医疗费、灾害损失,,,,S4-1 · [0-9a-f]{12} · unionkit [0-9.]+ · 判定日未给 · 12\n$")
        self.assertIn("灾害损失,,第 2 行：“家庭月收入”要填数（元/月），这里是“三千”,“家庭月收入”填的用不了,S4-1 · ", result.out)
        rows = list(csv.DictReader(io.StringIO(result.out)))
        no_row = "“家庭月收入”填的用不了；“家庭人口”填的用不了；方案里没有这个地区、这一天的“低保线”"  # of which nothing can be used
        self.assertEqual(["“家庭月收入”填的用不了", "“家庭人口”填的用不了", no_row, no_row, ""], [row["不明的原因"] for row in rows])
        told = json.loads(run("screen", PLAN, roster, "--format", "json").out)
        self.assertEqual([["roster_bad_cell"], ["roster_bad_cell"], ["roster_bad_region"], ["roster_ragged_row"], []], [[one["code"] for one in row["problems"]] for row in told["rows"]])
        self.assertEqual("第 2 行：“家庭月收入”要填数（元/月），这里是“三千”", told["rows"][0]["problems"][0]["zh"])
        explained = json.loads(run("explain", PLAN, roster, "--row", "3", "--format", "json").out)
        self.assertEqual(["roster_bad_cell"], [one["code"] for one in explained["decision"]["problems"]])
        for name in ("张三", "李四", "王五", "赵六"):
            self.assertNotIn(name, result.err)
        self.golden("bad_cells.zh.txt", result.err.replace(str(self.folder) + "/", ""))
        english = run("screen", PLAN, roster, "--format", "csv", "--lang", "en")
        self.golden("bad_cells.en.txt", english.err.replace(str(self.folder) + "/", ""))

    def test_a_flood_of_bad_cells_is_counted(self) -> None:
        roster = self.file("roster.csv", "家庭人口,region\n" + "x,12\n" * 250)
        result = run("screen", PLAN, roster, "--format", "csv", "--lang", "zh")
        self.assertEqual(251, len(result.out.splitlines()))
        self.assertIn("名册里有 250 处用不了，上面列出前 100 处；有关的结果是不明\n", result.err)

    def test_rosters_that_cannot_be_used(self) -> None:
        """One for each way to end; cases/bad/roster holds them all."""
        for name, content, code in (
            ("cut.csv", "编号,家庭人口\n1,3\n编号".encode()[:-1], "csv_not_utf8"),
            ("year.csv", "编号,家庭月收入（元/年）\n1,3\n", "roster_heading_unit"),
            ("quote.csv", '"编号,家庭人口\n1,3\n', "csv_quote_open"),
        ):
            with self.subTest(name):
                self.refused(run("screen", PLAN, self.file(name, content)), code, name)

    def test_a_plan_with_errors_judges_nobody(self) -> None:
        plan = self.file("plan.toml", PLAN.read_text(encoding="utf-8").replace("家庭月收入 / 家庭人口", "家庭月收入 / 家庭入口"))
        result = run("screen", plan, ROSTER, "--lang", "zh")
        self.refused(result, "plan_unusable", "[unknown_name]", "方案有 1 个错误，不能用", exit=1)
        for command in (("explain", plan, ROSTER, "--row", "2"), ("grant", plan, ROSTER), ("screen", plan, self.folder / "none.csv")):
            self.refused(run(*command), "plan_unusable", exit=1)
        kept = self.file("kept.csv", "old")
        self.refused(run("screen", plan, ROSTER, "-o", kept), "plan_unusable", exit=1)
        self.assertEqual("old", kept.read_text())

    def test_a_missing_region_is_said_before_it_is_missed(self) -> None:
        roster = self.file("roster.csv", "家庭人口,家庭月收入\n3,1000\n")
        result = run("screen", PLAN, roster, "--lang", "zh", "--format", "csv")
        self.assertEqual(0, result.exit)
        self.assertIn("没有给地区", result.err)
        self.assertNotIn("没有给地区", run("screen", PLAN, roster, "--region", "12", "--lang", "zh").err)

    def test_a_roster_in_gbk_is_read_as_one_in_utf_8(self) -> None:
        text = ROSTER.read_text(encoding="utf-8")
        expected = run("screen", PLAN, ROSTER, "--format", "csv").out
        for name, content, note in (
            ("mark.csv", text.encode("utf-8-sig"), ""),
            ("gbk.csv", text.encode("gbk"), "按 GBK 读"),
            ("rare.csv", text.replace("S4-001", "𠀀").encode("gb18030"), "按 GB18030 读"),
            ("unicode.txt", text.replace(",", "\t").encode("utf-16"), "按 UTF-16 读"),
            ("semicolon.csv", text.replace(",", ";").replace("\n", "\r\n").encode("gbk"), "按 GBK 读"),
        ):
            with self.subTest(name):
                result = run("screen", PLAN, self.file(name, content), "--format", "csv", LANG="zh_CN.UTF-8")
                self.assertEqual(0, result.exit, result.err)
                self.assertIn(note, result.err)
                self.assertEqual(run("screen", PLAN, ROSTER, "--format", "csv", LANG="zh_CN.UTF-8").out, result.out.replace("𠀀", "S4-001"))
        self.assertEqual(expected, run("screen", PLAN, self.folder / "gbk.csv", "--format", "csv", "--encoding", "GBK").out)
        self.refused(run("screen", PLAN, self.folder / "gbk.csv", "--encoding", "utf-8"), "csv_not_utf8")

    def test_the_roster_and_members_of_an_officer(self) -> None:
        officer = ("screen", PLAN, S4_1 / "roster-gbk.csv", "--members", S4_1 / "members.csv", "--lang", "zh")
        result = run(*officer, "--format", "csv")
        self.assertEqual(1, result.exit)
        judged = {row["户号"]: "".join(row[f"条件{n}"][0] for n in "一二三四") for row in csv.DictReader(io.StringIO(result.out))}
        # By hand: H01 3509.99/3 < 1170; H02 3510/3 on the line, disabled; H03 4680/2 = 2340, 1.99万; H04 10000 a head, 2万;
        # H05 4679.99/4 (self, parents, unmarried brother) < 1170; H06 no members; H07 no income; H08 not said whether still
        # in hardship, 1000 a head, two causes; H09 a relation nobody knows; H10 no income, no causes, 0.5万 and 19999.99.
        self.assertEqual(
            {"H01": "是否否否", "H02": "否是否否", "H03": "否否是否", "H04": "否否否是", "H05": "是否否否", "H06": "不否否否",
             "H07": "不不否否", "H08": "不是否否", "H09": "不否否否", "H10": "否不不否"}, judged)
        self.golden("officer.zh.txt", result.err)
        self.golden("officer.en.txt", run(*officer[:-1], "en", "--format", "csv").err)
        named = run(*officer[:3], "--members", f"成员={S4_1 / 'members.csv'}", "--lang", "zh", "--format", "csv")
        self.assertEqual((result.out, result.err), (named.out, named.err))
        self.assertNotIn("members_unknown_id", run("explain", *officer[1:], "--row", "2").err)

    def test_members_that_cannot_be_used(self) -> None:
        members = S4_1 / "members.csv"
        for arguments, code in (
            (("--members", self.folder / "none.csv"), "file_missing"),
            (("--members", members), "members_no_id_column"),
            (("--members", self.file("no_fields.csv", "编号,岁数\n1,2\n")), "members_nothing_known"),
            (("--members", self.file("open.csv", '编号,关系\n1,"本人\n')), "csv_quote_open"),
        ):
            with self.subTest(code):
                for language in ("zh", "en"):
                    self.refused(run("screen", PLAN, ROSTER, *arguments, "--lang", language), code)
        self.refused(run("screen", PLAN, ROSTER, "--members", self.file("kept.csv", "编号,关系\nS4-001,本人\n"), "-o", self.folder / "kept.csv"), "output_is_input")

    def test_files_without_end_are_refused(self) -> None:
        self.refused(run("explain", PLAN, "/dev/zero", "--row", "2"), "file_is_device")
        self.refused(run("grant", PLAN, ROSTER, "--members", "/dev/zero"), "file_is_device")

    def test_long_work_shows_how_far_it_is_to_a_terminal_only(self) -> None:
        head, *rows = ROSTER.read_text(encoding="utf-8").splitlines(keepends=True)
        roster, pipe = self.file("long.csv", head + "".join(rows) * 20), self.folder / "pipe"
        os.mkfifo(pipe)

        def told(write: Callable[..., str], seconds: float) -> str:
            """What is told while somebody takes the result only after so many seconds: a pipe does not hold it all."""

            def read_late() -> None:
                with open(pipe, "rb") as reader:
                    time.sleep(seconds)
                    reader.read()

            reader = threading.Thread(target=read_late)
            reader.start()
            written = write("screen", PLAN, roster, "-o", pipe, "--format", "csv", "--lang", "zh")
            reader.join()
            return written

        self.assertRegex(told(lambda *arguments: on_terminal(*arguments, stream="stderr"), 1.2), r"^\r已判 \d+ 户 …(?s:.*)\r\x1b\[K$")
        self.assertEqual("", told(lambda *arguments: run(*arguments).err, 1.2))
        self.assertEqual("", on_terminal("screen", PLAN, ROSTER, "-o", self.folder / "short.csv", stream="stderr"))

    def test_a_hostile_label_runs_nowhere(self) -> None:
        roster = self.file("roster.csv", '编号,家庭人口,region\n"=cmd|\' /C calc\'!A0",3,12\n\x1b[2J,3,12\n')
        self.assertIn("\n2,'=cmd| /C calc'!A0,".replace("| /C", "|' /C"), run("screen", PLAN, roster, "--format", "csv").out)
        self.assertNotIn("\x1b", run("screen", PLAN, roster, "--format", "table").out)
        self.assertNotIn("\x1b", run("screen", PLAN, roster, "--format", "json").out)
        self.assertNotIn("\x1b", run("explain", PLAN, roster, "--row", "3").out)


class Explain(CommandTest):
    def explained(self, row: int, language: str) -> Result:
        return run("explain", PLAN, ROSTER, "--row", row, "--on", "2016-12-20", "--lang", language)

    def test_golden_rows_in_both_languages(self) -> None:
        for row, what in ((3, "refused_on_the_line"), (20, "met_by_a_third_of_a_fen"), (116, "head_count_missing"), (148, "no_line_for_this_region")):
            for language in ("zh", "en"):
                with self.subTest(what, language=language):
                    result = self.explained(row, language)
                    self.assertEqual((0, ""), (result.exit, result.err))
                    self.golden(f"explain.{what}.{language}.txt", result.out)

    def test_json_tells_all_changes_exactly(self) -> None:
        told = json.loads(run("explain", PLAN, ROSTER, "--row", "3", "--format", "json").out)
        first = told["changes"][0]
        self.assertEqual(("家庭月收入", "-0.01", "1169.99", "0.01", "元/月"), tuple(first[key] for key in ("fact", "delta", "value", "step", "unit")))
        self.assertEqual(("低于150线", "yes"), (first["rule"], first["outcome"]))
        self.assertEqual({"条件一": {"before": "no", "after": "yes"}}, first["categories"])
        self.assertEqual({"慰问金": {"before": "no", "after": "unknown"}}, first["grants"])
        self.assertEqual("1170", told["decision"]["reasons"][first["reason"]]["left"])

    def test_every_row_can_be_explained_in_both_forms(self) -> None:
        for row in range(2, 302, 7):
            self.assertEqual(0, self.explained(row, "zh").exit)
            told = json.loads(run("explain", PLAN, ROSTER, "--row", row, "--format", "json").out)
            self.assertEqual(row, told["decision"]["row"])
            self.assertEqual({"家庭人口", "月人均收入", "低于150线"}, set(told["values"]))

    def test_rows_that_are_none(self) -> None:
        for row in ("1", "302", "0"):
            self.refused(run("explain", PLAN, ROSTER, "--row", row, "--lang", "zh"), "no_such_row", "有户的行从 2 到 301")
        for row in ("x", "-1", "2.5", "99999999999"):
            self.refused(run("explain", PLAN, ROSTER, f"--row={row}"), "bad_row")
        self.refused(run("explain", PLAN, ROSTER), "missing_argument", "--row")

    def test_a_household_is_found_by_its_id(self) -> None:
        self.assertEqual(self.explained(20, "zh"), run("explain", PLAN, ROSTER, "--id", " S4-０19", "--on", "2016-12-20", "--lang", "zh"))
        self.refused(run("explain", PLAN, ROSTER, "--id", "S4-019", "--row", "20"), "row_and_id")
        roster = self.file("roster.csv", "姓名,证件号,家庭人口,region\n甲,110101199001011234,3,12\n乙,A,3,12\n丙,A,x,12\n丁,A,3,12\n")
        for language in ("zh", "en"):
            unknown = run("explain", PLAN, roster, "--id-column", "证件号", "--id", "110101199001011235", "--lang", language)
            self.refused(unknown, "no_such_id", "4 ")
            for secret in ("1990", "甲", "乙"):
                self.assertNotIn(secret, unknown.err)
        self.assertEqual(0, run("explain", PLAN, roster, "--id-column", "证件号", "--id", "110101199001011234").exit)
        self.refused(run("explain", PLAN, roster, "--id-column", "证件号", "--id", "A", "--lang", "zh"), "id_not_unique", "第 3、4、5 行")
        self.refused(run("explain", PLAN, self.file("none.csv", "家庭人口\n3\n"), "--id", "A"), "no_ids")

    def test_a_bad_cell_of_this_row_is_told_and_of_others_not(self) -> None:
        roster = self.file("roster.csv", "编号,region,家庭人口,家庭月收入\n1,12,3,三千\n2,12,3,3000\n")
        bad = run("explain", PLAN, roster, "--row", "2", "--lang", "zh")
        self.assertEqual(1, bad.exit)
        self.assertIn("第 2 行：“家庭月收入”要填数", bad.err)
        self.assertIn("· “家庭月收入”填的用不了——改正这一格", bad.out)
        self.assertEqual((0, ""), (run("explain", PLAN, roster, "--row", "3").exit, run("explain", PLAN, roster, "--row", "3").err))


class Check(CommandTest):
    def test_the_example_is_usable_and_strictness_is_a_choice(self) -> None:
        result = run("check", PLAN, "--lang", "zh")
        self.assertEqual((0, ""), (result.exit, result.err))
        self.assertRegex(result.out.splitlines()[-1], "可用；0 个错误、[0-9]+ 个警告、[0-9]+ 个提示$")
        self.assertRegex(result.out.splitlines()[-2], r"^S4-1 · [0-9a-f]{12} · unionkit \d+\.\d+\.\d+$")
        self.assertEqual(1, run("check", PLAN, "--strict").exit)

    def test_errors_show_place_caret_and_mend(self) -> None:
        plan = self.file("plan.toml", PLAN.read_text(encoding="utf-8").replace("家庭月收入 / 家庭人口", "家庭月收入 / 家庭入口"))
        result = run("check", plan, "--lang", "en")
        self.assertEqual(1, result.exit)
        self.assertIn("no fact, parameter or rule is named “家庭入口” [unknown_name]", result.out)
        self.assertIn("mend: did you mean 家庭人口?", result.out)
        self.assertIn("not usable; 1 error, ", result.out)
        self.assertRegex(result.out.splitlines()[-2], r"^unionkit \d+\.\d+\.\d+$")

    def test_several_plans_and_one_that_cannot_be_read(self) -> None:
        result = run("check", PLAN, self.folder / "none.toml", self.folder, "--lang", "en")
        self.assertEqual(2, result.exit)
        self.assertIn("usable; 0 errors", result.out)
        self.assertIn("[file_missing]", result.err)
        self.assertIn("[file_is_directory]", result.err)

    def test_no_bytes_crash_it(self) -> None:
        for name, content in (("empty", b""), ("nul", b"\0"), ("binary", bytes(range(256))), ("cut", PLAN.read_bytes()[:1500] + b"\xe4")):
            with self.subTest(name):
                self.assertEqual(1, run("check", self.file(f"{name}.toml", content)).exit)


class Test(CommandTest):
    def test_the_example_passes(self) -> None:
        result = run("test", PLAN, "--lang", "zh")
        self.assertEqual((0, ""), (result.exit, result.err))
        self.assertRegex(result.out, "^S4-1 · [0-9a-f]{12} · unionkit [0-9.]+ · 判定日各例自定\n通过 [0-9]+ 例，失败 0 例\n$")
        self.assertRegex(run("test", PLAN, PLAN, "--lang", "en").out, r"(?s)plan\.toml: (\d+) passed, 0 failed\n.*\n\d+ passed, 0 failed\n$")

    def test_a_failed_case_is_named_placed_and_explained(self) -> None:
        text = PLAN.read_text(encoding="utf-8").replace("W-S4-1.3  | 3 | 3510.00 | 是 | 子女上学 => 否 | 是 |", "W-S4-1.3  | 3 | 3510.00 | 是 | 子女上学 => 否 | 否 |")
        plan = self.file("plan.toml", text)
        for language in ("zh", "en"):
            result = run("test", plan, "--lang", language)
            self.assertEqual((1, ""), (result.exit, result.err))
            self.golden(f"failed_case.{language}.txt", result.out.replace(str(self.folder) + "/", ""))

    def test_coverage_shows_each_boundary_and_can_be_demanded(self) -> None:
        for language in ("zh", "en"):
            result = run("test", PLAN, "--coverage", "--lang", language, LANG="C.UTF-8")
            self.assertEqual((0, ""), (result.exit, result.err))
            self.golden(f"coverage.{language}.txt", result.out)
        in_ascii = run("test", PLAN, "--coverage", "--lang", "en").out
        self.assertIn("v o ^", in_ascii)
        self.assertNotIn("▼", in_ascii)
        hit, reachable = map(int, re.search(r"boundary coverage (\d+) / (\d+)\n", in_ascii).groups())
        exact = 100 * hit // reachable
        for demanded, code in (("0", 0), (f"{exact}%", 0), (f"{exact + 1}%", 1), ("100%", 1)):
            result = run("test", PLAN, "--min-coverage", demanded, "--lang", "en")
            self.assertEqual((code, ""), (result.exit, result.err))
            self.assertEqual(code == 1, f"boundary coverage is below {exact + 1 if demanded != '100%' else 100}%\n" in result.out)
        for wrong in ("viel", "101%", "-1%", "%", "50%%"):
            for language in ("zh", "en"):
                self.refused(run("test", PLAN, f"--min-coverage={wrong}", "--lang", language), "bad_share")

    def test_a_case_that_is_removed_takes_its_boundary_along(self) -> None:
        text = "".join(line for line in PLAN.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("W-S4-1.6c "))
        result = run("test", self.file("plan.toml", text), "--coverage", "--lang", "zh", LANG="C.UTF-8")
        self.assertRegex(result.out, "自付医疗费 >= 2万元/年 +▼ ● ·  缺 高一步\n")

    def test_cases_are_listed_and_run_one_by_one(self) -> None:
        listed = run("test", PLAN, "--list")
        self.assertEqual((0, ""), (listed.exit, listed.err))
        cases = [line.split("\t") for line in listed.out.splitlines()]
        self.assertEqual([str(number) for number in range(1, len(cases) + 1)], [number for number, _ in cases])
        self.assertIn("W-S4-1.1", cases[0][1])
        for wanted in cases[2]:
            result = run("test", PLAN, "--case", wanted, "--lang", "en")
            self.assertEqual((0, ""), (result.exit, result.err))
            self.assertRegex(result.out, "^S4-1 · [0-9a-f]{12} · unionkit [0-9.]+ · each case has its own day\n1 passed, 0 failed\n$")
        for wanted in ("0", str(len(cases) + 1), "没有"):
            for language in ("zh", "en"):
                result = run("test", PLAN, "--case", wanted, "--lang", language)
                self.assertEqual(2, result.exit)
                self.assertIn("[no_such_case]", result.err)
        text = PLAN.read_text(encoding="utf-8").replace("3510.00 | 是 | 子女上学 => 否 | 是 |", "3510.00 | 是 | 子女上学 => 否 | 否 |")
        plan = self.file("plan.toml", text)
        failing = next(number for number, name in cases if "W-S4-1.3" in name)
        self.assertEqual(1, run("test", plan, "--case", failing).exit)
        self.assertEqual(0, run("test", plan, "--case", "1").exit)
        self.assertEqual(0, run("test", plan, "--list").exit)

    def test_a_plan_with_errors_has_no_tests(self) -> None:
        bad = self.file("plan.toml", "format = 1\n")
        result = run("test", bad)
        self.assertEqual(1, result.exit)
        self.assertIn("[plan_unusable]", result.err)
        self.assertEqual(1, run("test", bad, PLAN).exit)
        self.assertEqual(1, run("check", bad).exit)
        self.assertEqual(2, run("test", bad, self.folder / "none.toml", bad).exit)


class Usage(CommandTest):
    def test_language_comes_from_the_option_then_the_locale(self) -> None:
        self.assertIn("用法", run("--help", "--lang", "zh", LANG="en_US.UTF-8").out)
        self.assertIn("用法", run("--help", LANG="zh_CN.UTF-8").out)
        self.assertIn("用法", run("--help", LC_MESSAGES="zh_TW.UTF-8", LANG="en_US.UTF-8").out)
        self.assertIn("Usage", run("--help", LC_ALL="C.UTF-8", LANG="zh_CN.UTF-8").out)
        self.assertIn("Usage", run("--help").out)
        self.assertIn("用法: unionkit screen", run("screen", "--help", "--lang=zh").out)
        self.refused(run("check", PLAN, "--lang", "fr"), "bad_language")

    def test_wrong_usage(self) -> None:
        self.assertEqual(2, run().exit)
        self.assertEqual("", run().out)
        self.refused(run("frobnicate", "--lang", "zh"), "unknown_argument", "frobnicate", "unionkit --help")
        self.refused(run("screen", PLAN), "missing_argument", "ROSTER", "unionkit screen --help")
        self.refused(run("screen", PLAN, ROSTER, "--colour"), "unknown_argument", "--colour")
        self.refused(run("--lang", "zh"), "missing_argument", "check | test | screen | grant | enter | draw | verify | pair | score | explain")

    def test_version(self) -> None:
        result = run("--version")
        self.assertEqual(0, result.exit)
        self.assertRegex(result.out, r"^unionkit \d+\.\d+\.\d+\n$")

    def test_colours_are_for_terminals_only(self) -> None:
        arguments = ("screen", PLAN, ROSTER)
        self.assertNotIn("\x1b", run(*arguments).out)
        self.assertIn("\x1b[32m✓\x1b[0m", on_terminal(*arguments))
        self.assertNotIn("\x1b", on_terminal(*arguments, NO_COLOR="1"))
        self.assertNotIn("\x1b", on_terminal(*arguments, TERM="dumb"))

    @unittest.skipUnless(Path("/dev/full").exists(), "needs /dev/full")
    def test_a_full_disk_is_no_success(self) -> None:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([COMMAND, "screen", PLAN, ROSTER], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(2, done.returncode)
        self.assertIn(b"[output_lost]", done.stderr)


if __name__ == "__main__":
    COMMAND = str(Path(sys.argv.pop(1)).resolve())
    if "--write" in sys.argv:
        sys.argv.remove("--write")
        WRITE = True
    unittest.main()
