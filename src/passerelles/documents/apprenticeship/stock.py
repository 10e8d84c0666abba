"""Sections of the stock: places, levels, sexes, disability, training fields."""

from collections.abc import Iterable, Iterator, Sequence

from passerelles.apps.observatory.reads.apprenticeship.values import ApprenticeshipBook, StockRow
from passerelles.documents.apprenticeship.model import (
    BookCell,
    BookTable,
    Section,
    change,
    figure,
    rate,
    words,
)
from passerelles.documents.charts import BarChart, Point, SeriesChart, point_of
from passerelles.documents.french import quantity_text
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import Quantity, absent

APPRENTICES = "apprentis"
RQTH = (
    "RQTH : reconnaissance de la qualité de travailleur handicapé. Elle est déclarée par la "
    "personne ; d’autres apprentis peuvent avoir besoin d’un aménagement sans l’avoir."
)
FIELDS = (
    "Le secteur est celui de la formation suivie (nomenclature NSF, domaine à deux chiffres), pas "
    "celui de l’entreprise."
)


def stock_sections(book: ApprenticeshipBook) -> Iterator[Section]:
    yield _series(book)
    yield _places(book)
    yield _levels(book)
    yield _sexes(book)
    yield _fields(book)
    if book.groups:
        yield _groups(book)


def _series(book: ApprenticeshipBook) -> Section:
    rows = tuple((words(r.label), figure(r.count), change(r.change)) for r in book.totals)
    return Section(
        "evolution",
        "Combien d’apprentis, année après année",
        ("Nombre de personnes en apprentissage le 31 décembre, au lieu de leur formation.",),
        BookTable("Apprentis au 31 décembre", ("Année", "Apprentis", "Évolution sur un an"), rows),
        SeriesChart("Apprentis au 31 décembre", APPRENTICES, _points(book.totals)),
        (
            "Rupture de série : depuis la loi du 5 septembre 2018, de nouveaux centres de "
            "formation (CFA) sont entrés peu à peu dans l’enquête, jusqu’en 2023 environ. Une "
            "hausse sur ces années est en partie un rattrapage.",
        ),
    )


def _places(book: ApprenticeshipBook) -> Section:
    columns = (
        "Département",
        *(_year(book), _before(book), "Évolution"),
        *("Femmes", "Part des femmes", "Handicap reconnu (RQTH)"),
    )
    rows = [*book.places, *([book.total] if book.territory.kind == "region" else [])]
    strong = _strong(book)
    cells = tuple(_place(book, row) for row in rows)
    return Section(
        "departements",
        "Par département",
        ("Le département est celui où la formation est suivie.",),
        BookTable(f"Apprentis au 31 décembre {book.year} par département", columns, cells, strong),
        BarChart(
            f"Apprentis au 31 décembre {book.year} par département",
            APPRENTICES,
            _points(book.places, strong=book.territory.code),
        ),
        (RQTH,),
    )


def _place(book: ApprenticeshipBook, row: StockRow) -> tuple[BookCell, ...]:
    name = book.territory.name if row is book.total else row.label
    part = rate(_part(row.women, row.count))
    return (words(name), *_counts(row), figure(row.women), part, figure(row.disabled))


def _strong(book: ApprenticeshipBook) -> int | None:
    if book.territory.kind == "region":
        return len(book.places)
    codes = [row.key for row in book.places]
    return codes.index(book.territory.code) if book.territory.code in codes else None


def _levels(book: ApprenticeshipBook) -> Section:
    return Section(
        "niveaux",
        "Par niveau de formation",
        ("Le niveau est celui du diplôme ou du titre préparé.",),
        _table(book, "par niveau", "Niveau", book.levels),
        BarChart(
            f"Apprentis au 31 décembre {book.year} par niveau", APPRENTICES, _points(book.levels)
        ),
    )


def _sexes(book: ApprenticeshipBook) -> Section:
    columns = ("Sexe", _year(book), "Part", _before(book), "Évolution", "Handicap reconnu (RQTH)")
    rows = tuple(
        (
            words(row.label),
            figure(row.count),
            rate(_part(row.count, book.total.count)),
            figure(row.before),
            change(row.change),
            figure(row.disabled),
        )
        for row in book.sexes
    )
    return Section(
        "sexes",
        "Femmes et hommes, handicap",
        (_disabled(book),),
        BookTable(f"Apprentis au 31 décembre {book.year} par sexe", columns, rows),
        notes=(RQTH,),
    )


def _disabled(book: ApprenticeshipBook) -> str:
    said = figure(book.total.disabled).text
    part = _part(book.total.disabled, book.total.count)
    known = f" apprentis ({rate(part).text} du total)" if part.value is not None else ""
    return f"Au 31 décembre {book.year}, handicap reconnu : {said}{known}."


def _fields(book: ApprenticeshipBook) -> Section:
    return Section(
        "secteurs",
        "Par secteur de formation",
        (FIELDS,),
        _table(book, "par secteur de formation", "Secteur de formation", book.fields),
        BarChart(
            f"Apprentis au 31 décembre {book.year} par secteur de formation",
            APPRENTICES,
            _points(book.fields),
        ),
    )


def _groups(book: ApprenticeshipBook) -> Section:
    columns = ("Groupe de spécialités", "Code NSF", _year(book), _before(book), "Évolution")
    rows = tuple((words(row.label), _code(row), *_counts(row)) for row in book.groups)
    caption = f"Apprentis au 31 décembre {book.year} par groupe de spécialités"
    return Section(
        "specialites",
        "Le détail par groupe de spécialités",
        ("Les secteurs découpés plus finement (NSF, trois chiffres), pour la région seule.",),
        BookTable(caption, columns, rows),
        folded=True,
    )


def _code(row: StockRow) -> BookCell:
    code = row.key.partition(":")[2]
    return BookCell(code, code)


def _table(book: ApprenticeshipBook, by: str, head: str, rows: Sequence[StockRow]) -> BookTable:
    """Without the column of disabled people where nothing tells it."""
    columns = (head, _year(book), _before(book), "Évolution", "Handicap reconnu (RQTH)")
    cells = [(words(row.label), *_counts(row), figure(row.disabled)) for row in rows]
    told = any(row.disabled and row.disabled.absence is not Absence.NOT_COVERED for row in rows)
    kept = len(columns) - (not told)
    return BookTable(
        f"Apprentis au 31 décembre {book.year} {by}",
        columns[:kept],
        tuple(row[:kept] for row in cells),
    )


def _counts(row: StockRow) -> tuple[BookCell, ...]:
    return figure(row.count), figure(row.before), change(row.change)


def _points(rows: Iterable[StockRow], *, strong: str = "") -> tuple[Point, ...]:
    points = [(row, point_of(row.label, row.count, quantity_text(row.count))) for row in rows]
    return tuple(
        Point(point.label, point.value, point.text, strong=row.key == strong)
        for row, point in points
    )


def _part(part: Quantity | None, whole: Quantity) -> Quantity:
    """A share in percent, when both counts are known."""
    if part is None or part.absence or whole.absence:
        reasons = [q.absence for q in (part, whole) if q and q.absence]
        return absent(reasons[0]) if reasons else whole
    if not whole.value or part.value is None:
        return part
    return Quantity(value=100 * part.value / whole.value)


def _year(book: ApprenticeshipBook) -> str:
    return f"31/12/{book.year}"


def _before(book: ApprenticeshipBook) -> str:
    return f"31/12/{int(book.year) - 1}"
