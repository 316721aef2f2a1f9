"""The generated declarations say what the header says, and a library of another version is refused."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from unionkit import _abi, _library
from unionkit._records import Records, text_at, texts_at


def generator(root: Path) -> ModuleType:
    pytest.importorskip("pycparser")
    spec = importlib.util.spec_from_file_location("generate_abi", root / "capi" / "python" / "generate_abi.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compiler() -> str:
    found = shutil.which(os.environ.get("CC", "gcc"))
    if not found:
        pytest.skip("no C compiler")
    return found


def test_abi_py_is_what_the_header_says(root: Path) -> None:
    module = generator(root)
    assert module.MODULE.read_text(encoding="utf-8") == module.generate(), "run capi/python/generate_abi.py"


def test_a_changed_header_is_noticed(root: Path, tmp_path: Path) -> None:
    module = generator(root)
    changed = tmp_path / "unionkit.h"
    changed.write_text(module.HEADER.read_text(encoding="utf-8").replace("int64_t amount_fen;", "int32_t amount_fen;"), encoding="utf-8")
    assert module.generate(changed) != module.generate()


def test_every_function_of_the_header_is_declared(root: Path) -> None:
    header = (root / "capi" / "include" / "unionkit.h").read_text(encoding="utf-8")
    assert set(re.findall(r"^UK_API [^;]*?\b(uk_\w+)\(", header, re.MULTILINE)) == set(_abi.FUNCTIONS)


def test_structures_are_laid_out_as_the_compiler_does(root: Path, tmp_path: Path) -> None:
    structures = [kind for kind in vars(_abi).values() if isinstance(kind, type) and issubclass(kind, ctypes.Structure) and kind is not ctypes.Structure]
    lines, ours = [], []
    for kind in structures:
        name = kind.__name__
        lines.append(f'printf("{name} %zu\\n", sizeof({name}));')
        ours.append(f"{name} {ctypes.sizeof(kind)}")
        for member in kind._fields_:
            lines.append(f'printf("{name}.{member[0]} %zu %zu\\n", offsetof({name}, {member[0]}), sizeof((({name}*)0)->{member[0]}));')
            ours.append(f"{name}.{member[0]} {getattr(kind, member[0]).offset} {getattr(kind, member[0]).size}")
    source = tmp_path / "layout.c"
    source.write_text("#include <stdio.h>\n#include <unionkit.h>\nint main(void) {\n" + "\n".join(lines) + "\nreturn 0; }\n", encoding="utf-8")
    subprocess.run([compiler(), "-std=c99", "-I", str(root / "capi" / "include"), str(source), "-o", str(tmp_path / "layout")], check=True)
    theirs = subprocess.run([str(tmp_path / "layout")], check=True, capture_output=True, text=True).stdout.splitlines()
    assert structures and theirs == ours


class TestReadingArrays:
    def test_members_in_the_order_of_their_names(self) -> None:
        array = (_abi.uk_reading_choice * 2)((1, 2), (3, 4))
        records = Records(_abi.uk_reading_choice, "option", "reading")
        assert records.read(ctypes.addressof(array), 2, 8) == [(2, 1), (4, 3)]

    def test_the_stride_counts_not_the_size(self) -> None:
        """A later library may append members."""
        array = (ctypes.c_uint32 * 6)(1, 2, 99, 3, 4, 99)
        records = Records(_abi.uk_reading_choice, "reading", "option")
        assert records.read(ctypes.addressof(array), 2, 12) == [(1, 2), (3, 4)]
        assert Records(_abi.uk_reading_choice, "option", "reading").read(ctypes.addressof(array), 2, 12) == [(2, 1), (4, 3)]

    def test_nothing_is_read_from_null(self) -> None:
        assert Records(_abi.uk_reading_choice, "reading", "option").read(None, 0, 0) == []
        assert text_at(0) == ""
        assert texts_at(0, 0) == ()


def run_import(library: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "UNIONKIT_LIBRARY": str(library), "LD_PRELOAD": ""}
    package = Path(_library.__file__).resolve().parents[1]
    return subprocess.run([sys.executable, "-c", "import unionkit"], env={**environment, "PYTHONPATH": str(package)}, capture_output=True, text=True, check=False)


class TestImport:
    def make_library(self, folder: Path, code: str) -> Path:
        source, library = folder / "other.c", folder / "libother.so"
        source.write_text(code, encoding="utf-8")
        subprocess.run([compiler(), "-shared", "-fPIC", str(source), "-o", str(library)], check=True)
        return library

    def test_another_version_is_refused_with_both_numbers(self, tmp_path: Path) -> None:
        done = run_import(self.make_library(tmp_path, "unsigned uk_abi_version(void) { return 4711; }"))
        assert done.returncode != 0
        assert f"ImportError: this package was made for interface version {_abi.UK_ABI_VERSION} of unionkit" in done.stderr
        assert "has version 4711" in done.stderr

    def test_a_library_without_a_function_is_refused(self, tmp_path: Path) -> None:
        done = run_import(self.make_library(tmp_path, f"unsigned uk_abi_version(void) {{ return {_abi.UK_ABI_VERSION}; }}"))
        assert "ImportError" in done.stderr and "lacks a function" in done.stderr

    def test_another_library_is_refused(self, tmp_path: Path) -> None:
        done = run_import(self.make_library(tmp_path, "int other(void) { return 0; }"))
        assert "ImportError" in done.stderr and "is not unionkit's library" in done.stderr

    def test_a_missing_library_says_what_to_do(self, tmp_path: Path) -> None:
        done = run_import(tmp_path / "nowhere.so")
        assert "ImportError: cannot load" in done.stderr and "UNIONKIT_LIBRARY" in done.stderr
