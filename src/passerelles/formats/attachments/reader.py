"""Reads one file in a process of its own, with little memory and little time: ``python -m``.

A PDF that crashes its reader, or that makes it turn for ever, then harms nobody but itself.
Standard output is one JSON object: ``{"kind", "text"}``, or ``{"refused"}`` with the sentence.
"""

import json
import resource
import sys
from pathlib import Path

from passerelles.formats.attachments.kinds import kind_of
from passerelles.formats.attachments.refusal import RefusedFile
from passerelles.formats.attachments.texts import text_of

MEMORY = 1 << 30  # bytes
SECONDS = 30


def main(path: str, name: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        kind = kind_of(Path(path), name=name)
        told = {"kind": kind.value, "text": text_of(Path(path), kind, name=name)}
    except RefusedFile as refusal:
        told = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
