"""The words of the journey for what codes say, the person's first."""

from collections.abc import Mapping

from passerelles.documents.guidance.person_words import NEEDS, REFUSALS
from passerelles.domain.guidance.profile import Employer, French

__all__ = ["EMPLOYERS", "FRENCH", "LEVELS", "NEEDS", "REFUSALS"]

LEVELS: Mapping[int, str] = {
    1: "Pas de diplôme, ou le brevet",
    3: "CAP, BEP ou titre équivalent (niveau 3)",
    4: "Baccalauréat, brevet professionnel (niveau 4)",
    5: "BTS, DUT, bac + 2 (niveau 5)",
    6: "Licence, BUT, bac + 3 ou 4 (niveau 6)",
    7: "Master, ingénieur, bac + 5 (niveau 7)",
    8: "Doctorat (niveau 8)",
}
FRENCH: Mapping[str, str] = {
    French.A1: "quelques mots",
    French.A2: "un peu, pour des choses simples",
    French.B1: "assez pour la vie de tous les jours",
    French.B2: "assez pour travailler et suivre une formation",
    French.C1: "très bien",
    French.C2: "c’est ma langue, ou tout comme",
}
EMPLOYERS: Mapping[str, str] = {
    Employer.PRIVATE: "une entreprise, une association ou un particulier",
    Employer.PUBLIC_HOSPITAL: "un hôpital public",
    Employer.PUBLIC: "un autre service public : État, mairie, école…",
}
