"""The expert set, the names of ROME 4.60 and the measures, shared by the tests and the bench."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from passerelles.domain.reference.search.entries import SearchEntry, Synonym, with_synonyms
from passerelles.domain.reference.search.index import LabelIndex
from passerelles.domain.reference.search.words import fold
from passerelles.formats.synonyms.reader import SynonymRecord, read_synonym_folder

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "src/passerelles/content"
EDITION = "ROME-4.60"
FAR = "no_shared_letters"
_DEPTH = 20

Search = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ExpertQuery:
    """What somebody types and the codes that a counsellor accepts."""

    group: str
    text: str
    accepted: frozenset[str]
    split: str


@dataclass(frozen=True, slots=True)
class Measure:
    """Share of queries answered first, in the first five, and mean reciprocal rank (0 to 1)."""

    queries: int
    hit_1: float
    hit_5: float
    mrr: float

    def as_floors(self) -> dict[str, float]:
        return {"hit_1": self.hit_1, "hit_5": self.hit_5, "mrr": self.mrr}


def expert_queries() -> list[ExpertQuery]:
    groups = yaml.safe_load((Path(__file__).parent / "occupation_queries.yaml").read_text("utf-8"))
    return [
        ExpertQuery(group, line["query"], frozenset(line["accepted"]), line["split"])
        for group, lines in groups.items()
        for line in lines
    ]


def synonyms() -> list[Synonym]:
    records = read_synonym_folder(CONTENT / "synonyms")
    return [Synonym(r.words, r.occupations) for r in records if isinstance(r, SynonymRecord)]


def embedded_entries() -> list[SearchEntry]:
    """The labels that the package ships; they have no other appellation."""
    import polars

    frame = polars.read_parquet(CONTENT / "embedded/rome_40_occupations.parquet")
    rows = frame.select("edition", "code", "label").iter_rows()
    return [SearchEntry("occupation", *row) for row in rows]


def official_entries(real_data: Path) -> list[SearchEntry]:
    """ROME 4.60 with its appellations; an occupation that has no older parent weighs more."""
    names = _appellations(real_data / "rome/v4_arborescence_principale.xlsx")
    with (real_data / "rome/v460_code_rome.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    return [
        SearchEntry(
            kind="occupation",
            edition=EDITION,
            code=row["code_rome"],
            label=row["libelle_rome"],
            variants=tuple(n for n in names[row["code_rome"]] if n != row["libelle_rome"]),
            weight=float(row["code_rome_parent"] == row["code_rome"]),
        )
        for row in rows
    ]


def _appellations(workbook: Path) -> dict[str, list[str]]:
    import polars

    names: dict[str, list[str]] = defaultdict(list)
    frame = polars.read_excel(workbook, sheet_id=2, has_header=False)
    for letter, domain, number, label, ogr in frame.iter_rows():
        if number and str(number).strip() and str(ogr).strip().isdigit():
            names["".join(map(str.strip, map(str, (letter, domain, number))))].append(label)
    return names


def engine(entries: Sequence[SearchEntry]) -> Search:
    """Our search over ``entries`` and the reviewed synonyms."""
    index = LabelIndex(with_synonyms(entries, synonyms(), newest=EDITION))
    return lambda query: [match.code for match in index.search(query, limit=_DEPTH)]


def rank(search: Search, query: ExpertQuery) -> int:
    """The rank of the first accepted code, from 1; 0 when none is in the first twenty."""
    codes = enumerate(search(query.text), start=1)
    return next((at for at, code in codes if code in query.accepted), 0)


def measures(search: Search, labels: dict[str, str]) -> dict[str, Measure]:
    """Measures by group, by split and overall; ``FAR`` gathers the words that share no letters."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for query in expert_queries():
        found = rank(search, query)
        for key in _keys(query, labels):
            ranks[key].append(found)
    return {key: _measure(found) for key, found in ranks.items()}


def _keys(query: ExpertQuery, labels: dict[str, str]) -> Iterator[str]:
    yield from ("overall", query.split, query.group)
    known = [labels[code] for code in query.accepted if code in labels]
    if not any(_trigrams(query.text) & _trigrams(label) for label in known):
        yield FAR


def _measure(ranks: Sequence[int]) -> Measure:
    size = len(ranks)
    return Measure(
        queries=size,
        hit_1=round(sum(at == 1 for at in ranks) / size, 3),
        hit_5=round(sum(0 < at <= 5 for at in ranks) / size, 3),
        mrr=round(sum(1 / at for at in ranks if at) / size, 3),
    )


def _trigrams(text: str) -> set[str]:
    """Three letters in a row; a shorter word stands for itself."""
    words = fold(text).split()
    return {w[at : at + 3] for w in words for at in range(max(1, len(w) - 2))}
