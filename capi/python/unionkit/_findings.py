"""What the library found in a text, read and released."""

from __future__ import annotations

import ctypes

from . import _abi
from ._frozen import ByLanguage
from ._library import lib
from ._records import Records, items, text_at
from .model import Finding, Severity

_finding_records = Records(
    _abi.uk_finding, "severity", "code", "file", "line", "column", "width", "excerpt", "message_zh", "mend_zh", "rendered_zh", "message_en", "mend_en", "rendered_en",
)


def read_findings(handle: ctypes.c_void_p) -> tuple[Finding, ...]:
    """The findings behind a handle, which may be NULL; releases them."""
    try:
        return tuple(_finding(*record) for record in items(lib.uk_findings_items, handle, _finding_records))
    finally:
        lib.uk_findings_free(handle)


def _finding(severity: int, code: int, file: int, line: int, column: int, width: int, excerpt: int, *texts: int) -> Finding:
    message_zh, mend_zh, rendered_zh, message_en, mend_en, rendered_en = map(text_at, texts)
    said = ByLanguage({"zh": (message_zh, mend_zh, rendered_zh), "en": (message_en, mend_en, rendered_en)})
    return Finding(Severity(severity), text_at(code), text_at(file), line, column, width, text_at(excerpt), said)
