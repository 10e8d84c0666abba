"""What the eleven characters of a statistical code of training (MEFSTAT 11) say.

Positions 1 to 3 name the kind of diploma, 4 the year, 7 to 9 the group of the NSF (base centrale
des nomenclatures, table N_MEF_STAT_11).
"""

import re

_SHAPE = re.compile(r"[0-9]{2}[0-9A-Z]{2}[0-9]{7}")
# Levels of 2019. Kinds that are not told apart by level (239: former additional mentions, level 3
# or 4) or whose diploma we could not check are left out: their level is unknown.
_LEVELS = {
    "231": "3",  # CAP in one year
    "232": "3",  # CAP in two years
    "238": "4",  # vocational baccalauréat
    "23B": "4",  # BMA
    "23J": "3",  # specialisation certificate of level 3
    "23K": "4",  # specialisation certificate of level 4
    "322": "5",  # BTS in two years
    "323": "5",  # BTS in three years
}


def is_mefstat(code: str) -> bool:
    """Whether ``code`` has the eleven characters of a MEFSTAT 11."""
    return bool(_SHAPE.fullmatch(code))


def nsf_group(code: str) -> str:
    """The three digits of the NSF group, to be checked against the nomenclature."""
    return code[6:9]


def diploma_level(code: str) -> str:
    """``3`` to ``5``; empty when the kind of diploma does not tell."""
    return _LEVELS.get(code[:3], "")
