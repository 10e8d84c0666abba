"""Both gender forms of the names that ROME writes once: « Abatteur / Abatteuse de carrière »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

SEPARATOR = " / "
_SHORT_FORM = re.compile(r"(?P<stem>\w+)\((?P<ending>e|se|ne|trice|ère|euse|ière|le)\)")
_ACRONYM = re.compile(r"\((?P<round>[A-Z][A-Z&]{1,7})\)|(?:^|\s)-\s?(?P<dashes>[A-Z]{2,8})\s?-")
# Masculine ending replaced by the feminine one that a short form announces.
_REPLACED = {
    "se": ("eur", "euse"),
    "euse": ("eur", "euse"),
    "trice": ("teur", "trice"),
    "ère": ("er", "ère"),
    "ière": ("ier", "ière"),
}


@dataclass(frozen=True, slots=True)
class GenderForms:
    """The full masculine and feminine forms of one name; equal when the name is epicene."""

    masculine: str
    feminine: str

    @property
    def epicene(self) -> bool:
        return self.masculine == self.feminine

    def distinct(self) -> tuple[str, ...]:
        """The forms to index or to read aloud: one when epicene, else masculine then feminine."""
        return (self.masculine,) if self.epicene else (self.masculine, self.feminine)


def gender_forms(name: str) -> GenderForms:
    """Split a name written by ROME into its two full forms.

    The masculine side stops where both forms become equal; what follows the feminine words
    belongs to both: « Chef opérateur / Cheffe opératrice lumière » gives « Chef opérateur
    lumière ». Two different names (« Lapidaire / Diamantaire ») come back as they stand.
    """
    left, separator, right = name.strip().partition(SEPARATOR)
    if not separator or not left.strip() or not right.strip():
        return _short_forms(name.strip(), name.strip())
    masculine, feminine = _align(left.split(), right.split())
    return _short_forms(" ".join(masculine), " ".join(feminine))


def acronyms(name: str) -> tuple[str, ...]:
    """The acronyms that ROME writes after a name: « … (AESH) », « … -PNC- »."""
    return tuple(found["round"] or found["dashes"] for found in _ACRONYM.finditer(name))


def without_acronyms(name: str) -> str:
    """The name alone, as people say it."""
    return " ".join(_ACRONYM.sub(" ", name).split())


def _align(left: list[str], right: list[str]) -> tuple[list[str], list[str]]:
    """Give each side the words that only the other one carries."""
    feminine = _restored_inside(left, _restored_before(left, right))
    if len(feminine) < len(left) and feminine[-1].casefold() != left[-1].casefold():
        return left, feminine + left[len(feminine) :]
    return left + feminine[len(left) :], feminine


def _restored_before(left: Sequence[str], right: list[str]) -> list[str]:
    """Put back the words that only the masculine carries before the one that changes gender.

    « Responsable Opérationnel / Opérationnelle de la défense », « Caviste affineur / Affineuse ».
    """
    if _kindred(left[0], right[0]):
        return right
    at = next((at for at, word in enumerate(left) if _kindred(word, right[0])), 0)
    if at == 0 or left[at].casefold() == right[0].casefold():
        return right  # « Homme sage-femme / Sage-femme »: the same word, nothing is missing
    first = right[0] if left[at][0].isupper() else right[0][0].lower() + right[0][1:]
    return [*left[:at], first, *right[1:]]


def _restored_inside(left: Sequence[str], right: list[str]) -> list[str]:
    """Put back the words skipped inside: « Chef d'équipe dépanneur / Cheffe dépanneuse de… »."""
    last = len(left) - 1
    if last < len(right) and _kindred(left[last], right[last]):
        return right
    at = next((at for at in range(1, min(last, len(right))) if _kindred(left[last], right[at])), 0)
    return [*right[:at], *left[at:last], *right[at:]] if at else right


def _kindred(first: str, second: str) -> bool:
    """Whether two words look like the two forms of one name."""
    one, other = (word.casefold().partition("-")[0] for word in (first, second))
    shared = max(3, (min(len(one), len(other)) + 1) // 2)
    return one[:shared] == other[:shared] and min(len(one), len(other)) >= shared


def _short_forms(masculine: str, feminine: str) -> GenderForms:
    """Write in full the endings given in parentheses: « monteur(se) », « principal(e) »."""
    if "(" not in masculine and "(" not in feminine:
        return GenderForms(masculine, feminine)
    return GenderForms(
        masculine=_SHORT_FORM.sub(lambda found: found["stem"], masculine),
        feminine=_SHORT_FORM.sub(_feminine_word, feminine),
    )


def _feminine_word(found: re.Match[str]) -> str:
    stem, ending = found["stem"], found["ending"]
    old, new = _REPLACED.get(ending, ("", ending))
    if old and stem.endswith(old):
        return stem.removesuffix(old) + new
    return stem + ending
