"""Codes: their form, their order in the file, and none twice."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from passerelles.formats.plan.rules.checking import Checking

_FORM = re.compile(r"[a-z0-9][a-z0-9_-]{1,39}")
_PLAN = re.compile(r"[a-z0-9][a-z0-9-]{2,59}")
_REGION = re.compile(r"[0-9A-Z]{2,3}")


def check_codes(checking: Checking) -> None:
    plan = checking.plan
    _check_form(checking, plan, "code", _PLAN)
    _check_form(checking, plan, "region", _REGION)
    chosen: tuple[Sequence[Any], ...] = (plan.institutions, plan.terms, plan.documents)
    for records in (*chosen, *(measure.figures for measure in plan.measures)):
        _check_list(checking, records)
    for records, codes in _numbered(checking):
        _check_order(checking, records, codes)


def _check_list(checking: Checking, records: Sequence[Any]) -> None:
    """Codes that their author chose: well formed, and none twice."""
    seen: dict[str, int] = {}
    for record in records:
        _check_form(checking, record, "code", _FORM)
        if record.code in seen:
            checking.fault(
                record,
                "code",
                "plan.duplicate-code",
                f"le code « {record.code} » est déjà pris ligne {seen[record.code]} : "
                "choisissez-en un autre.",
            )
        seen.setdefault(record.code, checking.places.line(record, "code"))


def _check_form(checking: Checking, record: Any, field: str, form: re.Pattern[str]) -> None:
    value = getattr(record, field)
    if not form.fullmatch(value):
        checking.fault(
            record,
            field,
            "plan.code",
            f"« {field} » vaut « {value} » : attendu, des minuscules sans accent, des chiffres et "
            "des tirets (une région : son code INSEE, « 76 »).",
        )


def _numbered(checking: Checking) -> Iterator[tuple[Sequence[Any], str]]:
    """The records that the file numbers, with the form of their codes."""
    plan = checking.plan
    yield plan.orientations, "O{}"
    for n, orientation in enumerate(plan.orientations, 1):
        yield orientation.priorities, f"O{n}.P{{}}"
    yield tuple(plan.actions), "A{}"
    for n, action in enumerate(plan.actions, 1):
        yield action.measures, f"A{n}.M{{}}"


def _check_order(checking: Checking, records: Sequence[Any], form: str) -> None:
    """Told at the first code out of its place: all that follow are shifted with it."""
    seen: dict[str, int] = {}
    shifted = False
    for n, record in enumerate(records, 1):
        line = checking.places.line(record, "code")
        if record.code in seen:
            checking.fault(
                record,
                "code",
                "plan.duplicate-code",
                f"le code « {record.code} » est déjà pris ligne {seen[record.code]} : "
                f"attendu ici, « {form.format(n)} ».",
            )
        elif record.code != form.format(n) and not shifted:
            shifted = True
            checking.fault(
                record,
                "code",
                "plan.order",
                f"« {record.code} » n’est pas à sa place : attendu ici, « {form.format(n)} » ; les "
                "codes se suivent dans l’ordre du fichier, à partir de 1.",
            )
        seen.setdefault(record.code, line)
