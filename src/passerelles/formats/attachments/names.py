"""The name under which a file is shown and given back, whatever its author wrote."""

import re
import unicodedata

from passerelles.formats.attachments.kinds import FileKind

_LONGEST = 120
_SEPARATORS = re.compile(r"[/\\:*?\"<>|]+")
_SUFFIXES = {FileKind.JPEG: ("jpg", "jpeg")}


def safe_name(written: str, kind: FileKind) -> str:
    """A name without path, control or reversing character, that ends as its kind does."""
    last = re.split(r"[/\\]", written)[-1]
    plain = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    plain = " ".join(_SEPARATORS.sub(" ", unicodedata.normalize("NFC", plain)).split())
    stem, suffix = plain.lstrip(". ").rpartition(".")[::2]
    known = _SUFFIXES.get(kind, (kind.value,))
    if suffix.lower() not in known or not stem:
        stem, suffix = plain.strip(". "), kind.value
    return f"{(stem or 'document')[:_LONGEST]}.{suffix.lower()}"
