"""French words as the search of sessions sees them: folded, elided, both genders in one, stemmed.

Accents are folded before stemming, so that « pâtissière » and « PATISSIERE » meet the same rules.
The stemmer is Snowball's (the one of tantivy); gender comes first because Snowball, without
accents, takes « boulangere » and « boulanger » for two words.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

_snowball = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("french")).build()

_UNFOLDED = str.maketrans(
    {
        **dict.fromkeys("œŒ", "oe"),
        **dict.fromkeys("æÆ", "ae"),
        **dict.fromkeys("’ʼ", "'"),
        **dict.fromkeys("·•", "|"),
        **dict.fromkeys("–—«»…", " "),
    }
)
# Names that punctuation would cut: what is written, what is searched.
_SIGNS = (("c++", " cplusplus "), ("c#", " csharp "), (".net", " dotnet "))
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b\.?")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)'")
# « technicien(ne) », « vendeur·se », « électricien/ne »: the masculine alone is kept.
_BOTH_GENDERS = re.compile(
    r"(?<=[a-z])(?:\((?:i?eres?|ne|se|euses?|trices?|e|es|s|fe|ve|le)\)"
    r"|\|\w+(?:\|s)?|/(?:i?ere|ne|se|euse|trice|e)\b)"
)
# « R.489 », « R 489 » and « R489 » name one recommendation of CACES.
_RECOMMENDATION = re.compile(r"\br[ .]?(\d{3})\b")
_WORD = re.compile(r"[a-z0-9]+")

# Endings of gender, number and of the trade from its place, longest first: (ending, replacement).
_ENDINGS = (
    ("trices", "teur"),
    ("euses", "eur"),
    ("iennes", "ien"),
    ("ieres", "ier"),
    ("eries", "er"),
    ("trice", "teur"),
    ("euse", "eur"),
    ("ienne", "ien"),
    ("iere", "ier"),
    ("erie", "er"),
    ("onnes", "on"),
    ("onne", "on"),
    ("elles", "el"),
    ("elle", "el"),
    ("eres", "er"),
    ("ere", "er"),
    ("ives", "if"),
    ("ive", "if"),
)
_SHORTEST_ROOT = 3
# Acronyms whose last letters are no plural.
_WHOLE = frozenset(("deas", "deaes", "ides"))
_LONGEST_WORD = 40

_GRAMMAR = """
a ai au aux avec ce ces cette chez comme d dans de des du elle en est et etre eu eux il ils je l la
le les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous on ou par pas pour qu que
qui s sa sais sans se ses si soi son sont sous suis sur t ta te tes toi ton tu un une vers vos votre
vous y quelque quelques chose choses
"""
# What people say around a training: it never decides what may appear.
_TRADE = """
formation formations former forme stage stages cours cour session sessions devenir metier metiers
apprendre faire cherche chercher recherche trouver voudrais veux souhaite souhaiterais aimerais
aimer tenir truc trucs premier premiers premiere premieres travail travailler emploi job boulot
etudes etude etudier ecole comment diplome passer
preparer module modules programme centre organisme inscription
"""
GRAMMAR_WORDS = frozenset(_GRAMMAR.split())
TRADE_WORDS = frozenset(_TRADE.split())
# What people type short, and the word that sessions write.
ABBREVIATIONS = {
    "admin": "administratif",
    "aero": "aeronautique",
    "asst": "assistant",
    "compta": "comptabilite",
    "dev": "developpeur",
    "elec": "electricite",
    "info": "informatique",
    "ing": "ingenieur",
    "maths": "mathematique",
    "meca": "mecanique",
    "pl": "lourd",
    "pro": "professionnel",
    "resto": "restauration",
    "sanit": "sanitaire",
    "secours": "secouriste",
    "secr": "secretariat",
    "tech": "technicien",
    "tosa": "bureautique",
    "tp": "professionnel",
}


def fold(text: str) -> str:
    """Lower-case ASCII, apostrophes and signs kept."""
    plain = text.translate(_UNFOLDED).casefold()
    if plain.isascii():
        return plain
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii").lower()


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order: no elision, one gender, names with signs kept."""
    folded = fold(text)
    if "." in folded or "+" in folded or "#" in folded:
        folded = _without_signs(folded)
    folded = _BOTH_GENDERS.sub("", _ELIDED.sub(" ", folded))
    folded = _RECOMMENDATION.sub(r"r\1", folded)
    return [word[:_LONGEST_WORD] for word in _WORD.findall(folded)]


def _without_signs(folded: str) -> str:
    for sign, name in _SIGNS:
        folded = folded.replace(sign, name)
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), folded)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The root of one folded word, the same for both genders, the trade and its place."""
    if not word.isalpha() or len(word) <= _SHORTEST_ROOT or word in _WHOLE:
        return word
    root: str = _snowball.analyze(_one_gender(word))[0]
    return root[:-1] if root.endswith("i") and len(root) > _SHORTEST_ROOT + 1 else root


_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"qu|ck|c(?=[aourlt]|$)|k"), "q"),
    (re.compile(r"[sx]?c(?=[eiy])|ss|t(?=ion)"), "s"),
    (re.compile(r"eaux?|aux?|ot(?=s?$)"), "o"),
    (re.compile(r"ai|ei|er(?=s?$)|ez$"), "e"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<!^)h"), ""),
    (re.compile(r"m(?=[bp])"), "n"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)[esxt]+$"), ""),
)


def sound(word: str) -> str:
    """Roughly how one folded word is heard: « bureautic » and « bureautique » are one."""
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


def stems_of(text: str) -> list[str]:
    """The roots of the words of a text, grammar left out, repeats kept."""
    return [stem(word) for word in words_of(text) if word not in GRAMMAR_WORDS]


def key_of(words: Iterable[str]) -> frozenset[str]:
    """What a name is recognised by: its roots, whatever their order and number."""
    return frozenset(stem(word) for word in words if word not in GRAMMAR_WORDS)


def meant(words: Iterable[str]) -> list[str]:
    """The words worth looking for, without repeats: neither grammar nor words of the trade.

    Without any, nothing is looked for: « une formation » is the whole offer.
    """
    empty = GRAMMAR_WORDS | TRADE_WORDS
    return [word for word in dict.fromkeys(words) if word not in empty]


def _one_gender(word: str) -> str:
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending) + replacement
    return word
