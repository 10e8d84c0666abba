"""The table of an exploration as a file, its definition under it."""

from collections.abc import Callable, Mapping

from django.http import Http404, HttpRequest, HttpResponse

from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure, shows_demonstration
from passerelles.apps.observatory.reads.explorer.subjects import subject
from passerelles.documents.tables import (
    FIGURE_COLUMNS,
    Cell,
    Table,
    figure_cells,
    write_csv,
    write_ods,
    write_xlsx,
)
from passerelles.portals.public.observatory.explorer.asked import asked
from passerelles.portals.public.observatory.explorer.chosen import chosen
from passerelles.portals.public.observatory.explorer.definition import lines
from passerelles.portals.public.observatory.explorer.page import (
    Explored,
    explored,
    source_links,
    title_of,
)
from passerelles.portals.public.observatory.explorer.table import ranked
from passerelles.portals.public.observatory.explorer.words import level_name

_COLUMNS = (
    *("période", "métier ou secteur", "code du métier ou du secteur"),
    *FIGURE_COLUMNS,
    *("numérateur", "dénominateur", "source", "édition", "découpage", "version de la définition"),
    "données de démonstration",
)
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export(request: HttpRequest, form: str) -> HttpResponse:
    found = chosen(asked(request.GET.dict()))
    seen = explored(found) if found else None
    if seen is None:
        raise Http404("Aucun chiffre ne correspond à ce choix : il n’y a pas de fichier à donner.")
    made = _table(seen, request.build_absolute_uri(seen.found.asked.address))
    writers: Mapping[str, Callable[[Table], bytes]] = {
        "csv": write_csv,
        "ods": write_ods,
        "xlsx": write_xlsx,
    }
    name = f"passerelles-{seen.found.indicator.code}-{seen.found.asked.period}.{form}"
    return HttpResponse(
        writers[form](made),
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _table(seen: Explored, address: str) -> Table:
    level = level_name(seen.found.kind)
    listed = ranked(seen.figures, seen.found.asked.sort).figures
    notes = lines(
        seen.found.indicator,
        source_links(seen.observed),
        demonstration=shows_demonstration(seen.observed),
    )
    return Table(
        title=title_of(seen.found),
        columns=("code", level, *_COLUMNS),
        rows=tuple(_row(figure) for figure in listed),
        notes=(title_of(seen.found), *notes, f"Page : {address}"),
    )


def _row(figure: PlacedFigure) -> tuple[Cell, ...]:
    seen, about = figure.observed, figure.observed.dimensions
    key = about.occupation or about.sector
    return (
        figure.place.code,
        figure.place.name,
        seen.period,
        subject(key).label if key else "total",
        key,
        *figure_cells(seen.quantity),
        seen.quantity.numerator,
        seen.quantity.denominator,
        seen.source,
        seen.edition,
        seen.geography,
        seen.definition_version,
        "oui" if seen.is_demonstration else "non",
    )
