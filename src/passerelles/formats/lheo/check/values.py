"""What the checker says: a rule broken, where, by which value, and what to do."""

from dataclasses import dataclass
from typing import Literal

# An error makes the offer wrong or unreadable, a warning makes it doubtful, a notice could be
# better or tells how far the check went.
Severity = Literal["error", "warning", "notice"]

VALUE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One broken rule. ``path`` is the name of the file, ``line`` counts from 1 (0: whole file).

    ``element_path`` leads to the element (``formation[2]/action/session[3]/periode/fin``);
    ``provider`` and ``training`` say whose offer it is, empty when unknown.
    """

    rule: str
    number: str
    severity: Severity
    path: str
    line: int
    element_path: str
    value: str
    message: str
    remedy: str
    provider: str = ""
    training: str = ""
