"""The plan seen from one territory, as a report and as a workbook."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from passerelles.apps.indicators.reads.computed import Computed
from passerelles.apps.steering.reads.territory_sheet import LocalFigure, TerritorySheet
from passerelles.documents.french import day, number, period_text, quantity_text
from passerelles.documents.report.docx import report_docx
from passerelles.documents.report.model import Block, Grid, Key, Part, Report, Text
from passerelles.documents.report.pdf import report_pdf
from passerelles.documents.steering.words import UNTOLD
from passerelles.documents.tables import FIGURE_COLUMNS, Table, figure_cells, write_ods, write_xlsx

_KINDS = {
    "departement": "Département",
    "employment_basin": "Bassin d’emploi",
    "employment_zone": "Zone d’emploi",
    "epci": "Intercommunalité",
}
_DEMONSTRATION = "Données de démonstration : une partie de ces chiffres est fabriquée."


def territory_report(sheet: TerritorySheet, *, on: date) -> Report:
    known = [one for one in sheet.figures if one.here.quantity.value is not None]
    return Report(
        kind="Le plan sur un territoire",
        title=sheet.name,
        subtitle=f"{_KINDS[sheet.kind]} {sheet.code}. Chiffres connus le {day(sheet.as_of)}.",
        made_on=on,
        is_demonstration=sheet.is_demonstration,
        keys=(
            Key(f"{len(known)} sur {len(sheet.figures)}", "indicateurs connus ici"),
            Key(str(len(sheet.bodies)), "instances locales recensées"),
            Key(str(len(sheet.actions)), "actions menées ici en propre"),
        ),
        essentials=tuple(_essentials(sheet)),
        parts=(*_figure_parts(sheet), _bodies(sheet), _actions(sheet)),
        definitions=tuple(
            (one.here.indicator.name, _sentence(one.here.indicator.definition.formula))
            for one in known
        ),
    )


def _essentials(sheet: TerritorySheet) -> Iterator[str]:
    yield (
        "Chaque chiffre du territoire est à côté de celui de la région : on ne les compare que sur "
        "la même période."
    )
    if not sheet.actions:
        yield "Aucune fiche action ne se limite à ce territoire : toutes portent sur la région."


def _figure_parts(sheet: TerritorySheet) -> Iterator[Part]:
    for title, is_shared in (
        ("Les indicateurs partagés", True),
        ("Les autres indicateurs des actions", False),
    ):
        mine = [one for one in sheet.figures if one.here.indicator.shared is is_shared]
        if mine:
            yield Part(title, tuple(_blocks(title, mine)))


def _blocks(title: str, figures: Sequence[LocalFigure]) -> Iterator[Block]:
    known = [one for one in figures if one.here.quantity.value is not None]
    if known:
        heads = ("Indicateur", "Période", "Ici", "Comptes", "Région")
        rows = tuple(map(_row, known))
        yield Grid(f"{title}, ici et dans la région", heads, rows, weights=(2.2, 0.9, 1.1, 1, 1.1))
    missing = [one.here for one in figures if one.here.quantity.value is None]
    if missing:
        said = " ; ".join(f"{one.indicator.name} ({_value(one)})" for one in missing)
        yield Text(f"Sans chiffre ici : {said}.", is_missing=True)


def _row(one: LocalFigure) -> tuple[str, ...]:
    here, mark = one.here, _mark(one.here)
    period = period_text(here.figure.period) if here.figure else ""
    region = _value(one.region) if one.is_comparable else "autre période"
    return f"{here.indicator.name}{mark}", period, _value(here), _counts(here), region


def _mark(one: Computed) -> str:
    generated = one.figure is not None and one.figure.is_demonstration
    return " (démonstration)" if generated else ""


def _value(one: Computed) -> str:
    declared = one.indicator
    return quantity_text(one.quantity, declared.definition.unit, declared.decimals)


def _counts(one: Computed) -> str:
    part, whole = one.quantity.numerator, one.quantity.denominator
    return "" if part is None or whole is None else f"{number(part)} sur {number(whole)}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _bodies(sheet: TerritorySheet) -> Part:
    if not sheet.bodies:
        words = "Aucune instance locale n’est recensée ici : ajoutez-la à l’inventaire du bureau."
        return Part("Les instances locales", (Text(words, is_missing=True),))
    rows = tuple((one.name, one.led_by or UNTOLD, one.contact or UNTOLD) for one in sheet.bodies)
    grid = Grid("Instances recensées", ("Instance", "Animée par", "Contact"), rows)
    return Part("Les instances locales", (grid,))


def _actions(sheet: TerritorySheet) -> Part:
    words = [Text(f"{code}. {name}") for code, name in sheet.actions]
    return Part("Les actions menées ici", tuple(words) or (Text("Aucune en propre."),))


def territory_tables(sheet: TerritorySheet) -> tuple[Table, ...]:
    columns = (
        *("code", "indicateur", "partagé", "période", "unité"),
        *FIGURE_COLUMNS,
        *("numérateur", "dénominateur", "région", "période de la région", "démonstration"),
        *("source", "édition", "définition", "numéro"),
    )
    notes = (
        f"{_KINDS[sheet.kind]} {sheet.code}, {sheet.name}",
        f"Connu le {day(sheet.as_of)}",
        *([_DEMONSTRATION] if sheet.is_demonstration else []),
    )
    rows = tuple(
        (
            *(one.here.indicator.code, one.here.indicator.name),
            "oui" if one.here.indicator.shared else "non",
            one.here.figure.period if one.here.figure else "",
            one.here.indicator.definition.unit,
            *figure_cells(one.here.quantity),
            *(one.here.quantity.numerator, one.here.quantity.denominator),
            one.region.quantity.value,
            one.region.figure.period if one.region.figure else "",
            "oui" if _mark(one.here) else "non",
            one.here.figure.source if one.here.figure else "",
            one.here.figure.edition if one.here.figure else "",
            one.here.definition_version,
            one.here.figure.id if one.here.figure else None,
        )
        for one in sheet.figures
    )
    return (Table("Indicateurs", columns, rows, notes),)


def _workbook(write: Callable[..., bytes]) -> Callable[[TerritorySheet, date], bytes]:
    def written(sheet: TerritorySheet, on: date) -> bytes:
        return write(*territory_tables(sheet), title=f"Le plan : {sheet.name}", on=on)

    return written


# Extension → the bytes of the sheet of a territory.
FORMS: dict[str, Callable[[TerritorySheet, date], bytes]] = {
    "pdf": lambda sheet, on: report_pdf(territory_report(sheet, on=on)),
    "docx": lambda sheet, on: report_docx(territory_report(sheet, on=on)),
    "ods": _workbook(write_ods),
    "xlsx": _workbook(write_xlsx),
}
