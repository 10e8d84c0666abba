"""The cells of the ROME read one by one: codes, flags, labels; what is wrong is named."""

import re
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_CODE = re.compile(r"[A-N]\d{4}")
_TRUNCATED = re.compile(r"[A-N]\d{0,3}")
_TOTAL = re.compile(r"(sous-)?total\b.*|ensemble\b.*", re.IGNORECASE)
_LOST_APOSTROPHE = re.compile(r"(?<=\w)¿(?=\w)")
_QUOTES = re.compile(r"['’]+")
_FLAGS = {"O": True, "N": False, "": None}
_TRANSITIONS = {
    "Emploi Vert": "green",
    "Emploi stratégique pour la Transition écologique": "strategic",
    "Emploi Blanc": "white",
    "Emploi Brun": "brown",
    "": "",
}


class RecordError(ValueError):
    """A record that cannot be kept: a stable rule and a French sentence."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


def occupation_code(value: str) -> str:
    """Return ``value`` when it is a ROME code, a letter (A to N), four digits; else raise."""
    if _CODE.fullmatch(value):
        return value
    if _TOTAL.fullmatch(value):
        raise RecordError(
            "rome.total-row",
            f"« {value} » est une ligne de total, pas un métier : retirez-la du fichier.",
        )
    if _TRUNCATED.fullmatch(value):
        raise RecordError(
            "rome.truncated-code",
            f"Le code ROME « {value} » est tronqué : il en faut une lettre et quatre chiffres "
            "(exemple : D1401). Reprenez-le dans le fichier d’origine.",
        )
    raise RecordError(
        "rome.invalid-code",
        f"« {value} » n’est pas un code ROME : il faut une lettre de A à N et quatre chiffres.",
    )


def ogr_code(value: str) -> str:
    """Return ``value`` when it is an OGR number, the internal identifier of the ROME."""
    if value.isdecimal() and len(value) <= 9:
        return value
    raise RecordError(
        "rome.invalid-ogr",
        f"« {value} » n’est pas un code OGR : il faut un nombre entier d’au plus neuf chiffres.",
    )


def label(value: str, *, of: str) -> str:
    """Return the label without the doubled quotes of the old exports, or raise RecordError."""
    text = plain(value)
    if text:
        return text
    raise RecordError(
        "rome.empty-label", f"Le libellé de {of} est vide : complétez-le à la source."
    )


def plain(value: str) -> str:
    """One form for one word: straight single quotes, single spaces.

    The 3.x exports write ``l''eau`` (a quote escaped twice); some 4.x labels have the
    typographic apostrophe where their neighbours have the straight one.
    """
    return " ".join(_QUOTES.sub("'", value).split())


def mended(value: str) -> str:
    """Undo the two accidents of the JSON export.

    It is written in ISO-8859-15 and read by many as ISO-8859-1 (``½uvre`` for œuvre), and the
    typographic apostrophe, absent from that encoding, was lost on the way (``d¿emploi``).
    """
    try:
        text = value.encode("iso-8859-1").decode("iso-8859-15")
    except UnicodeEncodeError:
        text = value
    return plain(_LOST_APOSTROPHE.sub("'", text))


def flag(value: str, *, column: str) -> bool | None:
    """Read O, N or nothing; nothing is unknown, never no."""
    return _known(_FLAGS, value, column=column)


def transition(value: str) -> str:
    """Read the flag of ecological transition; empty when the file does not say."""
    return _known(_TRANSITIONS, value, column="transition_eco")


def whole_number(value: str, *, column: str) -> int:
    """Read a number that is zero or more."""
    if value.isdecimal():
        return int(value)
    raise RecordError(
        "rome.invalid-number", f"« {value} » n’est pas un nombre entier (colonne {column})."
    )


def code_of_label(text: str) -> str:
    """Make a stable code for an item that its producer publishes without any.

    The public workbook of know-hows gives labels only, all different to the letter (two differ
    by one space): the cell as it stands gives the same code at each import.
    """
    return f"sf-{blake2b(text.encode(), digest_size=6).hexdigest()}"


def _known(values: dict[str, T], value: str, *, column: str) -> T:
    if value in values:
        return values[value]
    expected = ", ".join(f"« {key} »" for key in values if key)
    raise RecordError(
        "rome.unknown-value",
        f"« {value} » n’est pas une valeur connue de {column} ; attendu : {expected} ou rien.",
    )
