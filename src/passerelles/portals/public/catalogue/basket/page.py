"""The basket as a page and as a table for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows
from passerelles.apps.catalogue.search.answers import FoundSession
from passerelles.portals.public.catalogue.search.rows import ResultRow, located, result_rows
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted

SHARED = "s"  # name, in a shared address, of the key of one session
COLUMNS = (
    *("Formation", "Organisme", "Lieu", "Dates", "Places", "Mode", "À la sortie", "Certification"),
    *("Dispositif", "Coût", "Mise à jour", "Nature des données", "Adresse de la fiche"),
)


@dataclass(frozen=True, slots=True)
class BasketPage:
    """``share`` is the address that shows the same sessions to somebody else."""

    title: str
    rows: tuple[ResultRow, ...]
    share: str
    query: str
    is_shared: bool
    missing: str
    demonstration: bool


def basket_page(keys: Sequence[str], *, is_shared: bool, today: date) -> BasketPage:
    """The sessions of these keys, in their order; those that nothing bears any more are counted."""
    rows = session_rows(keys)
    address = QueryDict(mutable=True)
    address.setlist(SHARED, [row.id for row in rows])
    query = f"?{address.urlencode(safe=':')}" if rows else ""
    gone = len(keys) - len(rows)
    return BasketPage(
        title="Une sélection partagée avec vous" if is_shared else "Ma sélection",
        rows=shown(rows, today),
        share=reverse("basket") + query,
        query=query,
        is_shared=is_shared,
        missing=_missing(gone),
        demonstration=any(row.demonstration for row in rows),
    )


def shown(rows: Sequence[SessionRow], today: date) -> tuple[ResultRow, ...]:
    found = [FoundSession(row.id) for row in rows]
    return result_rows(located(rows, found), {}, today)


def too_many(asked: int, kept: int) -> str:
    """What to say of the sessions of a link that are not shown; ``""`` when all are."""
    if asked <= kept:
        return ""
    more = asked - kept
    several = "autres ne sont pas montrées" if more > 1 else "autre n’est pas montrée"
    return (
        f"Ce lien nomme trop de sessions : les {kept} premières sont là, {more} {several}. "
        "Partagez-les en plusieurs liens."
    )


def _missing(gone: int) -> str:
    if not gone:
        return ""
    several = "ne sont plus connues" if gone > 1 else "n’est plus connue"
    return f"{counted(gone, 'session', 'sessions')} de cette sélection {several} de nos sources."


def spreadsheet(page: BasketPage, *, host: str) -> str:
    """The table in CSV, with the byte order mark and semicolons that French spreadsheets expect."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in page.rows:
        table.writerow(_harmless(text) for text in _cells(row, host))
    return "\ufeff" + written.getvalue()


def _cells(row: ResultRow, host: str) -> tuple[str, ...]:
    certification = _certification(row.certification)
    return (
        row.title,
        row.provider.label,
        row.where,
        row.start,
        row.seats,
        row.mode,
        row.level,
        certification,
        row.programme,
        row.cost,
        row.updated,
        ", ".join(badge.text for badge in row.badges if "démonstration" in badge.text),
        f"{host}{row.href}",
    )


def _certification(title: Link | None) -> str:
    if title is None:
        return ""
    return f"{title.label} ({title.context})" if title.context else title.label


def _harmless(text: str) -> str:
    """A text that a spreadsheet would run as a formula is shown as a text."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
