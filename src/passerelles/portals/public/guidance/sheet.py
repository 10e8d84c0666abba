"""The sheet of one pathway: what the page, its plain version and the PDFs all say."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.guidance.reads.guided import Complement
from passerelles.apps.guidance.reads.profiles import Understood
from passerelles.apps.guidance.reads.sheet import SheetFacts, sheet_facts
from passerelles.documents.guidance.path_income import earning
from passerelles.documents.guidance.path_plain import PlainSheet, plain_sheet
from passerelles.documents.guidance.path_sheet import PathSheet, path_sheet
from passerelles.portals.public.guidance.guided import heard
from passerelles.portals.public.guidance.income import IncomeView, income_view
from passerelles.portals.public.guidance.journey import Journey
from passerelles.portals.public.guidance.naming import occupation_name
from passerelles.portals.public.guidance.towards import ways_to


@dataclass(frozen=True, slots=True)
class SheetPage:
    """``told``: the words of the sheet, ``plain``: the same in easy French (FALC)."""

    label: str
    told: PathSheet
    plain: PlainSheet
    income: IncomeView | None
    complements: tuple[Complement, ...]
    here: str
    pdf_href: str
    ways_href: str
    home_href: str
    facts_href: str


def sheet_page(journey: Journey, occupation: str, *, number: int, today: date) -> SheetPage | None:
    """The sheet of the pathway of that number (from 1); None when there is none any more.

    Without any pathway the first sheet tells what is known, and what to do.
    """
    facts = _facts(journey, occupation, number=number, today=today)
    if facts is None:
        return None
    about, months = earning(facts)
    return SheetPage(
        label=occupation_name(occupation),
        told=path_sheet(facts),
        plain=plain_sheet(facts),
        income=income_view(about, months),
        complements=facts.route.complements,
        here=journey.address("journey_sheet", occupation, number),
        pdf_href=journey.address("journey_sheet_pdf", occupation, number),
        ways_href=journey.address("journey_pathways", occupation),
        home_href=journey.address("journey"),
        facts_href=journey.address("journey_step", "situation"),
    )


def _facts(journey: Journey, occupation: str, *, number: int, today: date) -> SheetFacts | None:
    who = heard(journey.state, today=today)
    found = ways_to(who, occupation, today=today)
    shown = found.pathways or found.conceded
    if not 1 <= number <= max(1, len(shown)):
        return None
    way = shown[number - 1] if shown else None
    return sheet_facts(Understood(who.profile, who.person), found, way=way, today=today)
