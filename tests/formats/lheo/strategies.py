"""Any training that the model can hold, derived from the field tables, for Hypothesis.

Texts are as a reader gives them: no blank at either end, never a lone hyphen, characters that XML
has. They are sometimes longer, and codes sometimes other, than Lhéo 2.3 accepts.
"""

from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import strategies as st

from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.fields import BEYOND, Kind, Leaf, Node, Record, Target
from passerelles.formats.lheo.grammar import LEAVES
from passerelles.formats.lheo.model import (
    Extra,
    Extras,
    Formacode,
    Provider,
    TargetPublic,
    Training,
)
from passerelles.formats.lheo.offer_tables import ACTION, PROVIDER, SESSION, TRAINING

_CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_KEPT = st.one_of(_CHARACTERS, st.sampled_from("aàœ’-&<>\"'\n\t\r"))

words = st.text(_KEPT, max_size=12).map(str.strip).filter(lambda text: text not in ("", "-"))
long_words = st.integers(40, 4000).map(lambda length: ("mot " * length)[:length].strip())
attribute_words = st.one_of(st.just(""), words)


@st.composite
def lheo_dates(draw: st.DrawFn) -> LheoDate:
    precision = draw(st.sampled_from(Precision))
    if precision in (Precision.UNKNOWN, Precision.OPEN):
        return LheoDate(None, precision)
    day = draw(st.dates(min_value=date(1900, 1, 1)))
    first = {
        Precision.DAY: day,
        Precision.MONTH: day.replace(day=1),
        Precision.YEAR: day.replace(month=1, day=1),
    }
    return LheoDate(first[precision], precision)


def extras_groups(depth: int = 2) -> st.SearchStrategy[tuple[Extras, ...]]:
    return st.lists(_group(depth), max_size=1).map(tuple)


def _group(depth: int) -> st.SearchStrategy[Extras]:
    leaf: st.SearchStrategy[Extra | Extras] = st.builds(
        Extra, attribute_words, st.one_of(st.just(""), st.just("-"), words), words, words
    )
    below = leaf if depth == 0 else st.one_of(leaf, _group(depth - 1))
    infos = attribute_words.filter(lambda info: info != BEYOND)
    return st.builds(Extras, infos, attribute_words, st.lists(below, max_size=2).map(tuple))


def _codes(path: str) -> st.SearchStrategy[str]:
    """Mostly what the grammar accepts at ``path``, sometimes what it does not."""
    shape = LEAVES[path.rpartition("/")[2]]
    if shape.codes:
        return st.one_of(st.sampled_from(sorted(shape.codes)), words)
    fitting = st.text("ABC123", min_size=max(shape.low, 1), max_size=min(shape.high or 9, 20))
    return st.one_of(fitting, words, long_words)


def _leaf(path: str, leaf: Leaf) -> st.SearchStrategy[Any]:
    made: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.NUMBER: st.integers(0, 999_999_999),
        Kind.FLAG: st.booleans(),
        Kind.DATE: lheo_dates(),
        Kind.DEGREES: st.floats(-180, 180),
        Kind.FORMACODE: st.builds(Formacode, words, attribute_words, st.booleans()),
        Kind.PUBLIC: st.builds(TargetPublic, words, attribute_words),
    }
    return made[leaf.kind] if leaf.kind in made else _codes(path)


def _value(path: str, target: Target) -> st.SearchStrategy[Any]:
    return made(target.record) if isinstance(target, Node) else _leaf(path, target)


def made(record: Record, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Instances of the class of ``record``, each attribute told or not."""
    kinds = {field.name: str(field.type) for field in fields(record.model)}
    told = {target.name: _value(path, target) for path, target in record.fields.items()}
    stamps = {
        leaf.name: lheo_dates() if leaf.kind is Kind.DATE else words
        for leaf in record.attributes.values()
    }
    listed = {
        name: st.lists(values, max_size=3).map(tuple) if kinds[name].startswith("tuple") else values
        for name, values in (told | stamps).items()
    }
    optional = {name: values for name, values in listed.items() if name not in record.missing}
    needed = {name: values for name, values in listed.items() if name in record.missing}
    return st.fixed_dictionaries(
        needed | given,
        optional={
            "extras": extras_groups(),
            **{name: values for name, values in optional.items() if name not in given},
        },
    ).map(lambda values: record.model(**values))


def trainings() -> st.SearchStrategy[Training]:
    """Trainings that a reader gives: a title, a session, a provider that something names."""
    sessions = st.lists(made(SESSION), min_size=1, max_size=2).map(tuple)
    actions = st.lists(made(ACTION, sessions=sessions), min_size=1, max_size=2).map(tuple)
    providers: st.SearchStrategy[Provider] = made(PROVIDER, name=words)
    return made(TRAINING, title=words, actions=actions, provider=providers)
