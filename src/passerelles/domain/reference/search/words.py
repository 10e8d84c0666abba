"""French words as a search sees them: folded, without stop words, stemmed twice.

Accents are folded before stemming, so that « mécanicienne », typed « MECANICIENE » or not, meets
the same rules.
"""

import unicodedata
from collections.abc import Sequence

QUERY_LENGTH = 200
QUERY_WORDS = 10

# What normalisation would lose instead of unfolding.
_UNFOLDED = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("’", "'"))
_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789\n"
# Dots vanish (« B.T.P. » is « BTP »), every other sign separates words.
_SEPARATED = bytes(c if c in _KEPT else ord(" ") for c in range(256))

_STOP = """
a au aux avec ce ces d dans de des du en et l la le les ma me mes mon n ne ou par pour qu que qui s
sa se ses son sur un une y
"""
# What people say around an occupation: it counts little, because « médecin du travail » needs it.
_INTENT = """
aime aimerais aimer apprendre cherche chercher comment devenir domaine emploi etre faire je job
metier metiers poste secteur souhaite travail travaille travailler veux voudrais
"""
STOP_WORDS = frozenset(_STOP.split())
INTENT_WORDS = frozenset(_INTENT.split())
# Written short in labels as in queries: both sides are written in full.
CONTRACTIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
# What people type short; a label keeps its own writing.
ABBREVIATIONS = {
    "resp": "responsable",
    "asst": "assistant",
    "tech": "technicien",
    "ing": "ingenieur",
    "elec": "electricien",
    "meca": "mecanicien",
    "compta": "comptable",
    "secr": "secretaire",
}

# Endings of gender and number, longest first: (ending, replacement).
_INFLECTIONS = (
    ("euses", "eur"),
    ("trices", "teur"),
    ("eresses", "eur"),
    ("iennes", "ien"),
    ("ieres", "ier"),
    ("euse", "eur"),
    ("trice", "teur"),
    ("ienne", "ien"),
    ("iere", "ier"),
    ("elles", "el"),
    ("elle", "el"),
    ("onnes", "on"),
    ("onne", "on"),
    ("ives", "if"),
    ("ive", "if"),
    ("eres", "er"),
    ("ere", "er"),
    ("eaux", "eau"),
    ("aux", "al"),
    ("ales", "al"),
    ("ale", "al"),
    ("ees", ""),
    ("ee", ""),
    ("es", ""),
    ("s", ""),
    ("x", ""),
    ("e", ""),
)
# Endings that derive a trade from a thing or an action, as stems show them (no final « e »),
# longest first: « jardinag », « jardinier », « jardin ».
_DERIVATIONS = (
    "isation", "ateur", "ation", "ement", "issag", "teur", "tion", "eri", "eur", "ist", "iqu",
    "ier", "ant", "ent", "ien", "ag", "er", "ir", "ur",
)  # fmt: skip
_INFLECTED = frozenset("esx")  # every ending above finishes so
_SHORTEST_STEM = 3
_SHORTEST_FAMILY = 4


def fold(text: str) -> str:
    """Lower-case ASCII words separated by one space."""
    return fold_lines([text])[0]


def fold_lines(texts: Sequence[str]) -> list[str]:
    """Fold many texts, one or more: done in one pass over them all, it costs ten times less."""
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts):
        joined = "\n".join(text.replace("\n", " ") for text in texts)
    for written, unfolded in _UNFOLDED:
        joined = joined.replace(written, unfolded)
    ascii_text = unicodedata.normalize("NFKD", joined.casefold()).encode("ascii", "ignore")
    spaced = ascii_text.translate(_SEPARATED, b".").decode("ascii")
    while "  " in spaced:
        spaced = spaced.replace("  ", " ")
    return spaced.replace(" \n", "\n").replace("\n ", "\n").strip(" ").split("\n")


def expanded(words: Sequence[str]) -> list[str]:
    """Write contractions in full."""
    return [CONTRACTIONS.get(word, word) for word in words]


def query_words(text: str) -> list[str]:
    """The words of a query that are worth looking for, at most ``QUERY_WORDS``, without repeats.

    Stop words are dropped, unless nothing would remain.
    """
    words = list(dict.fromkeys(expanded(fold(text[:QUERY_LENGTH]).split())))
    kept = [word for word in words if word not in STOP_WORDS] or words
    return kept[:QUERY_WORDS]


def stem(word: str) -> str:
    """Remove gender and number from a folded word: « infirmieres » gives « infirmier »."""
    if len(word) <= _SHORTEST_STEM or word[-1] not in _INFLECTED or not word.isalpha():
        return word
    for ending, replacement in _INFLECTIONS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending) + replacement
    return word


def family(root: str) -> str:
    """What a stem shares with its trade, its action and its place: « boulangerie », « boulang »."""
    if root.endswith(_DERIVATIONS):
        endings = (e for e in _DERIVATIONS if root.endswith(e))
        root = next(
            (r for e in endings if len(r := root.removesuffix(e)) >= _SHORTEST_FAMILY), root
        )
    return root[:-1] if len(root) > _SHORTEST_FAMILY and root[-1] == root[-2] else root
