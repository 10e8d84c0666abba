"""A report as a tagged PDF: header and footer, numbered sources, charts with their text."""

import re
from typing import Any

from passerelles.documents.charts import describe, draw_for_print, notes_of
from passerelles.documents.french import FIXED, day
from passerelles.documents.report.model import Block, Grid, Part, Picture, Report, Text
from passerelles.documents.typst import compile_pdf

# Pixels: a chart is drawn for the room that it takes, so that its letters are those of the text.
_WIDE, _HALF = 860, 420
_OPENING = re.compile(r"«[ \u00a0\u202f]?")
_CLOSING = re.compile(r" ([:;!?»%€])")


def report_pdf(report: Report) -> bytes:
    """The PDF. The same report gives the same bytes."""
    return compile_pdf("report.typ", tied(_data(report)), on=report.made_on)


def _data(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "title": report.title,
        "heading": f"{report.kind} : {report.title}",
        "subtitle": report.subtitle,
        "made": f"Établi le {day(report.made_on)}",
        "demonstration": report.is_demonstration,
        "keys": [[key.value, key.label, key.note] for key in report.keys],
        "essentials": report.essentials,
        "parts": [_part(part) for part in report.parts],
        "origins": [
            {"name": o.name, "vintage": o.vintage, "gives": o.gives, "licence": o.licence}
            for o in report.origins
        ],
        "definitions": report.definitions,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.title,
        "blocks": [_block(block) for block in part.blocks],
        "sources": part.sources,
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Text():
            kind = "missing" if block.is_missing else "note" if block.is_note else "text"
            return {"kind": kind, "words": block.words}
        case Picture():
            chart = block.chart
            return {
                "kind": "chart",
                "wide": block.wide,
                "title": chart.title,
                "svg": draw_for_print(chart, _WIDE if block.wide else _HALF),
                "alt": f"{chart.title}. {describe(chart)}",
                "notes": notes_of(chart),
            }
        case Grid():
            return {
                "kind": "grid",
                "caption": block.caption,
                "heads": block.heads,
                "rows": block.rows,
                "numeric": sorted(block.numeric),
                "strong": sorted(block.strong),
                "weights": block.weights,
                "notes": block.notes,
            }


def tied(value: Any) -> Any:
    """No-break spaces where French wants them, in every word but drawings."""
    if isinstance(value, str):
        said = _OPENING.sub(f"«{FIXED}", value)
        return _CLOSING.sub(rf"{FIXED}\1", said)
    if isinstance(value, dict):
        return {key: v if key == "svg" else tied(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [tied(one) for one in value]
    return value
