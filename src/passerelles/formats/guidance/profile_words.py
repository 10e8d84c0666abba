"""Words of a profile that say what a code says, in French or as English names it."""

import re
import unicodedata

LETTERS = "RIASEC"
# Families of interests (Holland): the beginning of their names in both languages.
_FAMILIES = ("realist", "investigat", "artisti", "social", "ent(?:re|er)pr", "convention")
CONSTRAINTS = (
    *("evening", "school_hours", "part_time", "remote", "adjustment", "no_heavy_loads"),
    *("no_night", "no_weekend", "no_height", "no_outdoor", "all_year"),
)
NO_CAR = "no_car"  # another field, that some write among the constraints
_MEANT = {
    "evening": ("soir", "le soir", "cours du soir"),
    "school_hours": ("horaires scolaires", "heures scolaires"),
    "part_time": ("temps partiel", "mi temps"),
    "remote": ("distance", "a distance", "distance learning", "distance learning possible"),
    "adjustment": ("amenagement", "adjustment needed"),
    "no_heavy_loads": ("pas de port de charges",),
    "no_night": ("pas de nuit",),
    "no_weekend": ("pas le week end",),
    "no_height": ("pas en hauteur",),
    "no_outdoor": ("pas dehors",),
    "all_year": ("toute l annee",),
    NO_CAR: ("sans voiture", "pas de voiture"),
}
_CONSTRAINT = {
    said: slug for slug, words in _MEANT.items() for said in (slug.replace("_", " "), *words)
}
# Levels of the French framework (code du travail, D6113-19), by the diplomas that stand for them.
LEVEL_WORDS = {
    **dict.fromkeys(("cap", "bep"), 3),
    **dict.fromkeys(("bac", "bac pro", "baccalaureat", "bp"), 4),
    **dict.fromkeys(("bts", "dut", "bac+2"), 5),
    **dict.fromkeys(("licence", "but", "bac+3", "bac+4"), 6),
    **dict.fromkeys(("master", "ingenieur", "bac+5"), 7),
    **dict.fromkeys(("doctorat", "bac+8"), 8),
    **{str(level): level for level in range(1, 9)},
}


def constraint_of(word: str) -> str:
    """A slug of CONSTRAINTS, NO_CAR, or "" when the word is none of them."""
    return _CONSTRAINT.get(_plain(word), "")


def level_of(word: str) -> int | None:
    """The level, 1 to 8, of a usual diploma or of « niveau 4 »; None for another word."""
    return LEVEL_WORDS.get(_plain(word).removeprefix("niveau "))


def letters_of(word: str) -> str:
    """RIASEC letters: of one family by its name, of several by « RIA »; "" for another word."""
    plain = _plain(word)
    for letter, name in zip(LETTERS, _FAMILIES, strict=True):
        if plain == letter.lower() or re.match(name, plain):
            return letter
    # Capitals only, each once: « caisse » is a word.
    distinct = len(set(word)) == len(word) and set(word) <= set(LETTERS)
    return word if distinct else ""


def _plain(word: str) -> str:
    """Lower case, without accents; hyphens, underscores and apostrophes are spaces."""
    signs = unicodedata.normalize("NFKD", word.strip().lower())
    bare = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[_\-'’]", " ", bare).split()).replace(" + ", "+")
