"""Finds and loads libunionkit.so, and refuses one that speaks another version of the interface."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import NoReturn

from . import _abi

_NAME = "libunionkit.so"


def _path() -> Path:
    """Beside this file, where the wheel has it; elsewhere if UNIONKIT_LIBRARY says so."""
    given = os.environ.get("UNIONKIT_LIBRARY")
    return Path(given) if given else Path(__file__).resolve().with_name(_NAME)


def _check_version(library: ctypes.CDLL, path: Path) -> None:
    """Two interfaces with different numbers do not understand each other: say so now, not with wrong answers later."""
    try:
        version = library.uk_abi_version
    except AttributeError:
        raise ImportError(f"{path} is not unionkit's library: it has no uk_abi_version") from None
    version.restype, version.argtypes = _abi.FUNCTIONS["uk_abi_version"]
    found = version()
    if found != _abi.UK_ABI_VERSION:
        raise ImportError(
            f"this package was made for interface version {_abi.UK_ABI_VERSION} of unionkit, {path} has version {found}; "
            "install the package again, or point UNIONKIT_LIBRARY to the library of the same release"
        )


def _load(kind: type[ctypes.CDLL], path: Path) -> ctypes.CDLL:
    try:
        library = kind(str(path))
    except OSError as error:
        raise ImportError(
            f"cannot load unionkit's library {path}: {error}; install the package with pip, which builds it, "
            "or set UNIONKIT_LIBRARY to a libunionkit.so"
        ) from None
    _check_version(library, path)
    try:
        _abi.declare(library)
    except AttributeError as error:
        raise ImportError(f"{path} lacks a function of unionkit's interface: {error}") from None
    return library


def _without_checks(library: ctypes.CDLL) -> ctypes.CDLL:
    """Result types stay. Arguments are taken as they are, so they must be ctypes objects of the declared types."""
    for name in _abi.FUNCTIONS:
        getattr(library, name).argtypes = None
    return library


#: For calls that may take long: other Python threads run meanwhile.
lib = _load(ctypes.CDLL, _path())

#: For calls of a microsecond, where giving the interpreter lock away and taking it back, and checking each argument, would
#: cost as much again. Pass ctypes objects only: a plain int would be cut to 32 bits.
held = _without_checks(_load(ctypes.PyDLL, _path()))

#: The version of the library, such as "0.1.0".
version: str = lib.uk_version().decode()


class Unique:
    """Holds memory of the library, which belongs to one object: a copy would release it twice."""

    __slots__ = ("__weakref__",)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} holds memory of the library and can be neither copied nor pickled; load the plan again where it is needed")
