"""An object of the library that calls of several threads may share."""

from __future__ import annotations

import ctypes
import threading
from types import TracebackType
from typing import Callable, Optional

from ._messages import CLOSED
from .errors import ClosedError, make


class Handle:
    """Released when it is closed and the last call that borrowed it has ended: `with handle as pointer: …`."""

    __slots__ = ("_name", "_pointer", "_free", "_lock", "_borrowers", "_is_closed")

    def __init__(self, name: str, pointer: ctypes.c_void_p, free: Callable[[ctypes.c_void_p], None]) -> None:
        self._name = name
        self._pointer = pointer
        self._free = free
        self._lock = threading.Lock()
        self._borrowers = 0
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        return self._is_closed

    def check(self) -> None:
        """Raises ClosedError after close()."""
        if self._is_closed:
            raise make(ClosedError, CLOSED, self._name)

    def __enter__(self) -> ctypes.c_void_p:
        with self._lock:
            self.check()
            self._borrowers += 1
        return self._pointer

    def __exit__(self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        with self._lock:
            self._borrowers -= 1
            is_last = self._is_closed and self._borrowers == 0
        if is_last:
            self._free(self._pointer)

    def close(self) -> None:
        """Nobody can borrow it any more. More than once is fine."""
        with self._lock:
            is_last = not self._is_closed and self._borrowers == 0
            self._is_closed = True
        if is_last:
            self._free(self._pointer)
