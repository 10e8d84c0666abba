"""The short pages of the journey, in their order; any of them may be skipped or come first."""

from collections.abc import Mapping
from dataclasses import dataclass

from passerelles.portals.public.guidance.forms.base import StepForm
from passerelles.portals.public.guidance.forms.facts import FactsForm
from passerelles.portals.public.guidance.forms.level import LevelForm
from passerelles.portals.public.guidance.forms.moment import MomentForm
from passerelles.portals.public.guidance.forms.practised import PractisedForm
from passerelles.portals.public.guidance.forms.skills import SkillsForm
from passerelles.portals.public.guidance.forms.target import TargetForm
from passerelles.portals.public.guidance.forms.tastes import TastesForm
from passerelles.portals.public.guidance.forms.travel import TravelForm


@dataclass(frozen=True, slots=True)
class Step:
    """``slug`` is in its address; ``intro`` says why the questions are asked."""

    slug: str
    title: str
    form: type[StepForm]
    intro: str = ""
    template: str = "public/guidance/step.html"


STEPS: Mapping[str, Step] = {
    step.slug: step
    for step in (
        Step(
            "metiers",
            "Les métiers que j’ai exercés",
            PractisedForm,
            "Un emploi, une saison, un coup de main régulier : tout compte. Chaque métier nous dit "
            "ce que vous savez déjà faire.",
            "public/guidance/practised.html",
        ),
        Step(
            "competences",
            "Ce que je sais faire",
            SkillsForm,
            "Cochez ce que vous feriez sans aide. Au travail, chez vous ou dans une association : "
            "peu importe où vous l’avez appris.",
            "public/guidance/skills.html",
        ),
        Step(
            "gouts",
            "Ce que j’aime",
            TastesForm,
            "Répondez vite, comme cela vous vient. Il n’y a ni bonne ni mauvaise réponse.",
            "public/guidance/tastes.html",
        ),
        Step(
            "trajet",
            "Où j’habite, comment je me déplace",
            TravelForm,
            "Pour ne vous proposer que ce que vous pouvez rejoindre.",
        ),
        Step(
            "disponibilite",
            "Quand, et à quelles conditions",
            MomentForm,
            "Ce qui compte dans votre vie : nous en tenons compte pour les formations comme pour "
            "les métiers.",
        ),
        Step(
            "diplomes",
            "Mes diplômes, mon français",
            LevelForm,
            "Ce qui est acquis n’est pas à refaire : cela raccourcit le parcours.",
            "public/guidance/level.html",
        ),
        Step(
            "situation",
            "Ma situation, pour les aides",
            FactsForm,
            "Tout est facultatif. Ces réponses servent seulement à estimer vos aides et votre "
            "revenu pendant le parcours ; sans elles, nous dirons « à vérifier ».",
        ),
        Step(
            "metier-vise",
            "Le métier que je vise",
            TargetForm,
            "Si vous avez déjà une idée, nous chercherons comment y arriver.",
            "public/guidance/target.html",
        ),
    )
}
_ORDER = tuple(STEPS)


def step_after(slug: str) -> Step | None:
    """The step that follows; None after the last one."""
    rank = _ORDER.index(slug) + 1
    return STEPS[_ORDER[rank]] if rank < len(_ORDER) else None


def rank_of(slug: str) -> int:
    """From 1."""
    return _ORDER.index(slug) + 1
