"""What makes two occupations close, in plain French."""

from collections.abc import Callable, Mapping

from passerelles.documents.french import counted, joined
from passerelles.domain.guidance.reaching.suggestion import Reason

_FIXED = "\u00a0"


def kin_sentence(reason: Reason) -> str:
    """One sentence, with its full stop. Raises KeyError on a kind that has none."""
    return _SENTENCES[reason.kind](reason)


def _skills(reason: Reason) -> str:
    shared = counted(reason.value or 0, "compétence commune", "compétences communes")
    quoted = joined([f"«{_FIXED}{label}{_FIXED}»" for label in reason.subjects])
    head = ", dont" if len(reason.subjects) < (reason.value or 0) else f"{_FIXED}:"
    return f"{shared.replace(' ', _FIXED, 1)}{head} {quoted}."


def _said(words: str) -> Callable[[Reason], str]:
    return lambda reason: words


# The sheet is the ROME's, or ours in the demonstration: the sentence holds for both.
_SENTENCES: Mapping[str, Callable[[Reason], str]] = {
    "near_move": _said("La fiche du métier le donne comme métier proche."),
    "evolution_move": _said("La fiche du métier le donne comme évolution possible."),
    "kin_skills": _skills,
    "kin_words": _said("Leurs compétences se disent avec les mêmes mots."),
    "kin_names": _said("Leurs appellations se ressemblent."),
    "kin_texts": _said("Leurs fiches décrivent un travail, un accès et des conditions voisins."),
    "kin_certifications": _said("Les mêmes certifications mènent à l’un et à l’autre."),
    "kin_subjects": _said("Les formations qui y mènent portent sur les mêmes sujets."),
    "kin_hirings": _said("Les mêmes secteurs recrutent pour l’un et pour l’autre."),
}
