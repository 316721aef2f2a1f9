"""Reads the library's arrays of structures and its texts."""

from __future__ import annotations

import ctypes
import functools
import struct
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Callable, Optional

_CODES: dict[Any, str] = {
    ctypes.c_int32: "i", ctypes.c_uint32: "I", ctypes.c_int64: "q", ctypes.c_uint64: "Q",
}
_POINTER = "Q" if ctypes.sizeof(ctypes.c_void_p) == 8 else "I"  # struct knows P and N only together with its own alignment


def _members(structure: type[ctypes.Structure], prefix: str = "", start: int = 0) -> Iterator[tuple[str, int, int, str]]:
    """Name, offset, size and code of every member; the members of a structure inside are called `outer.inner`."""
    members: Sequence[tuple[str, Any]] = structure._fields_  # type: ignore[assignment]
    for name, kind in members:
        offset = start + getattr(structure, name).offset
        if issubclass(kind, ctypes.Structure):
            yield from _members(kind, f"{prefix}{name}.", offset)
        else:
            yield prefix + name, offset, ctypes.sizeof(kind), _CODES.get(kind, _POINTER)


class Records:
    """Some members of an array of structures: one tuple for each structure, in the order in which they are named here.

    Pointers are read as addresses, 0 for NULL. `first:last` is the bytes of neighbours, for those who only compare them.
    Members that are not named cost nothing.
    """

    _MOST = 64

    def __init__(self, structure: type[ctypes.Structure], *names: str) -> None:
        known = {name: (offset, size, code) for name, offset, size, code in _members(structure)}
        wanted = []
        for name in names:
            first, _, last = name.partition(":")
            offset, size, code = known[first]
            if last:
                size = known[last][0] + known[last][1] - offset
                code = f"{size}s"
            wanted.append((offset, size, code))
        self._size = ctypes.sizeof(structure)
        self._codes = _format(sorted(wanted), self._size)
        self._struct = struct.Struct("=" + self._codes)
        self._all: dict[tuple[int, int], struct.Struct] = {}
        order = [sorted(wanted).index(member) for member in wanted]
        # Members that are named in the order of the structure need not be sorted each time.
        self._pick: Optional[Callable[[tuple[Any, ...]], tuple[Any, ...]]] = None if order == sorted(order) else itemgetter(*order)

    def unpacked(self, data: Any, count: int, stride: int) -> Iterable[tuple[Any, ...]]:
        """The structures in bytes, or in memory_at(): then they must be used up before the library changes them."""
        if stride == self._struct.size:
            found: Iterable[tuple[Any, ...]] = self._struct.iter_unpack(data)
        else:
            found = (self._struct.unpack_from(data, index * stride) for index in range(count))
        return map(self._pick, found) if self._pick else found

    def one(self, data: Any, at: int) -> tuple[Any, ...]:
        """The structure at an offset."""
        found = self._struct.unpack_from(data, at)
        return self._pick(found) if self._pick else found

    def across(self, indexes: Collection[int], count: int, stride: int) -> struct.Struct:
        """All members of these structures of an array in one tuple, one structure after the other: the quickest way to read
        many, if one struct can be used again and again."""
        assert self._pick is None
        gap = f"{stride - self._size}x"
        return struct.Struct("=" + "".join(self._codes + gap if index in indexes else f"{stride}x" for index in range(count)))

    def all(self, count: int, stride: int) -> struct.Struct:
        """The same for every structure of an array; kept for arrays of the same length."""
        found = self._all.get((count, stride))
        if found is None:
            if len(self._all) >= self._MOST:
                self._all.clear()
            found = self._all[count, stride] = self.across(range(count), count, stride)
        return found

    def read(self, address: Optional[int], count: int, stride: int) -> list[tuple[Any, ...]]:
        return list(self.unpacked(ctypes.string_at(address, count * stride), count, stride)) if address and count else []


def _format(members: list[tuple[int, int, str]], size: int) -> str:
    """For struct: the members at their offsets, the rest skipped, without any alignment of its own."""
    codes, at = "", 0
    for offset, width, code in members:
        codes += f"{offset - at}x{code}"
        at = offset + width
    return codes + f"{size - at}x"


@functools.lru_cache(maxsize=64)
def _memory(size: int) -> type[ctypes.Array[ctypes.c_char]]:
    return ctypes.c_char * size


def memory_at(address: int, size: int) -> Any:
    """The library's memory itself, as something to unpack from; nothing is copied."""
    return _memory(size).from_address(address)


def text_at(address: int) -> str:
    """The NUL-terminated text at an address; empty for NULL."""
    return ctypes.string_at(address).decode() if address else ""


def texts_at(address: int, count: int) -> tuple[str, ...]:
    """The texts behind an array of pointers."""
    return tuple(text_at(pointer) for pointer in numbers_at(ctypes.c_size_t, address, count))


def numbers_at(kind: type[Any], address: Optional[int], count: int) -> Iterable[int]:
    """The elements of an array of numbers or pointers."""
    if not address or not count:
        return ()
    return struct.unpack(f"={count}{_CODES.get(kind, _POINTER)}", ctypes.string_at(address, count * ctypes.sizeof(kind)))


class Texts(dict[int, str]):
    """Texts that live as long as a plan, each read once."""

    def __missing__(self, address: int) -> str:
        text = self[address] = text_at(address)
        return text


def items(function: Callable[..., Optional[int]], owner: Any, records: Records) -> list[tuple[Any, ...]]:
    """What a function of the form `const T* f(const owner*, size_t* count, size_t* stride)` returns."""
    count, stride = ctypes.c_size_t(), ctypes.c_size_t()
    address = function(owner, ctypes.byref(count), ctypes.byref(stride))
    return records.read(address, count.value, stride.value)
