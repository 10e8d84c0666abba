"""Reads ``content/aids``: rules, parameters, sources and lists, every fault told with its line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from passerelles.formats.aids.conditions import condition
from passerelles.formats.aids.parameters import read_parameter
from passerelles.formats.aids.reading import code, level, link, text, texts, unit
from passerelles.formats.aids.records import (
    AidsContent,
    AmountRecord,
    ConditionRecord,
    Place,
    RuleRecord,
    SourceRecord,
)
from passerelles.formats.common.fields import Fields
from passerelles.formats.common.located import Document, Finding, read_document

SOURCES, LISTS = "sources.yaml", "lists.yaml"
_RULE = tuple(RuleRecord.__dataclass_fields__)[1:]
_AMOUNT = tuple(AmountRecord.__dataclass_fields__)[1:]
_SOURCE = tuple(SourceRecord.__dataclass_fields__)[1:]
_WORD = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*|2[ab]")


def read_content(folder: Path) -> tuple[AidsContent, list[Finding]]:
    """What can be read under ``folder``, and all that is wrong, in the order of the files."""
    findings: list[Finding] = []
    rules = [one for path in _files(folder / "rules") for one in _rule_file(path, findings)]
    parameters = [
        one
        for path in _files(folder / "parameters")
        for one in _listed(path, findings, read_parameter)
    ]
    content = AidsContent(
        rules=tuple(rules),
        parameters=tuple(parameters),
        sources=tuple(_listed(folder / SOURCES, findings, _source)),
        lists=_lists(folder / LISTS, findings),
    )
    return content, sorted(findings)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _rule_file(path: Path, findings: list[Finding]) -> Iterator[RuleRecord]:
    """A file is one rule: its fields are those of the file."""
    document = read_document(path)
    if isinstance(document.value, Mapping):
        fields = Fields(document.value, [])
        rule = _rule(document, fields)
        document.keep(fields.findings)
        if not document.findings:
            yield rule
    elif not document.findings:
        document.tell("", "un fichier décrit une règle : des champs, « code: », « label: »…")
    findings += document.findings


def _listed(path: Path, findings: list[Finding], read: Any) -> Iterator[Any]:
    """The entries of a file that is a list; none is kept of a file with faults."""
    document = read_document(path)
    if not document.findings and not isinstance(document.value, list):
        document.tell("", "le fichier est une liste : chaque fiche commence par « - code: ».")
    made = []
    for rank, given in enumerate(document.value if isinstance(document.value, list) else ()):
        fields = Fields(given if isinstance(given, Mapping) else {}, [], prefix=f"[{rank}].")
        made.append(read(document, fields))
        document.keep(fields.findings)
    findings += document.findings
    if not document.findings:
        yield from made


def _rule(document: Document, fields: Fields) -> RuleRecord:
    fields.refuse_others(_RULE)
    return RuleRecord(
        place=Place(document.file, 1),
        code=code(fields),
        label=text(fields, "label"),
        summary=text(fields, "summary"),
        conditions=_conditions(document, fields),
        amounts=tuple(_amounts(document, fields)),
        unit=unit(fields),
        payer=text(fields, "payer"),
        decided_by=fields.text("decided_by"),
        deadline=fields.text("deadline"),
        documents=texts(fields, "documents"),
        link=link(fields),
        group=fields.text("group"),
        note=fields.text("note"),
        sources=texts(fields, "sources"),
        confidence=level(fields),
        income=fields.flag("income") is not False,
    )


def _conditions(document: Document, fields: Fields) -> ConditionRecord:
    if fields.given.get("conditions") is None:
        fields.tell("conditions", "manque : écrivez « conditions: » puis « all: ».")
    return condition(document, fields, "conditions")


def _amounts(document: Document, fields: Fields) -> Iterator[AmountRecord]:
    for rank, given in enumerate(fields.listed("amounts", most=50, remedy="coupez la règle.")):
        name = f"amounts[{rank}]"
        inner = Fields({name: given}, fields.findings, prefix=fields.prefix).inner(name)
        inner.refuse_others(_AMOUNT)
        yield AmountRecord(
            place=Place(document.file, document.line(f"{fields.prefix}{name}")),
            when=condition(document, inner, "when") if "when" in inner.given else None,
            parameter=inner.text("parameter"),
            fact=inner.text("fact"),
            floor=inner.text("floor"),
            ceiling=inner.text("ceiling"),
            reason=inner.text("reason"),
            confirm_with=inner.text("confirm_with"),
        )
        _check_branch(inner)


def _check_branch(inner: Fields) -> None:
    said = [name for name in ("parameter", "fact", "confirm_with") if inner.given.get(name)]
    if len(said) != 1:
        inner.tell(
            "parameter",
            "une branche donne soit « parameter », soit « fact », soit « confirm_with » quand le "
            "montant n’est pas connu.",
        )


def _source(document: Document, fields: Fields) -> SourceRecord:
    fields.refuse_others(_SOURCE)
    return SourceRecord(
        place=Place(document.file, document.line(fields.prefix.rstrip("."))),
        code=code(fields),
        title=text(fields, "title"),
        publisher=text(fields, "publisher"),
        link=link(fields),
    )


def _lists(path: Path, findings: list[Finding]) -> dict[str, tuple[str, ...]]:
    document = read_document(path)
    lists: dict[str, tuple[str, ...]] = {}
    if not isinstance(document.value, Mapping):
        document.tell("", "le fichier donne des listes de mots : « nom: [mot, mot] ».")
    else:
        fields = Fields(cast(Mapping[str, Any], document.value), [])
        for name in document.value:
            lists[name] = texts(fields, name, many=True)
            for word in lists[name]:
                if not _WORD.fullmatch(word):
                    fields.tell(name, f"« {word} » : minuscules, chiffres et tirets seulement.")
        document.keep(fields.findings)
    findings += document.findings
    return lists
