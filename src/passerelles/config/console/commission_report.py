"""`passerelles report commission`: the pack of a meeting of the committee.

It exits with 0 when the files are written, 2 when there is no such meeting or nowhere to write.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelles.config.console.application import opened_application, tell
from passerelles.config.console.french import FrenchCommand, Refusal

if TYPE_CHECKING:
    from passerelles.apps.steering.models import Meeting

_SHOWN = 8


@click.command(
    "commission",
    cls=FrenchCommand,
    help="Écrit le dossier d’une réunion du CREFOP : PDF et DOCX.",
)
@click.option("--meeting", metavar="N°", type=int, help="Numéro de la réunion (son adresse).")
@click.option("--body", metavar="CODE", help="Code de l’instance, avec --on : emploi, bureau…")
@click.option(
    "--on",
    metavar="JOUR",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Jour de la réunion, avec --body.",
)
@click.option(
    "--out",
    metavar="DOSSIER",
    required=True,
    type=click.Path(path_type=Path),
    help="Dossier où écrire ; il est créé au besoin.",
)
def commission(meeting: int | None, body: str | None, on: datetime | None, out: Path) -> None:
    if (meeting is None) == (body is None or on is None):
        raise Refusal("Donnez une réunion : « --meeting N° », ou « --body CODE --on AAAA-MM-JJ ».")
    with opened_application():
        found = _by_number(meeting) if meeting is not None else _on_day(body or "", on)
        for path in _write(found, out):
            tell(f"Écrit : {path}")


def _by_number(number: int) -> "Meeting":
    from passerelles.apps.steering.models import Meeting

    found = Meeting.objects.select_related("body__parent").filter(pk=number).first()
    if found is None:
        raise Refusal(f"Aucune réunion n’a le numéro {number}. {_known()}")
    return found


def _on_day(body: str, on: datetime | None) -> "Meeting":
    from passerelles.apps.steering.models import Body
    from passerelles.apps.steering.reads.crefop.pack import meeting_on

    found = meeting_on(body, on.date()) if on else None
    if found is None:
        codes = ", ".join(Body.objects.values_list("code", flat=True)[:_SHOWN])
        day = f"{on:%d/%m/%Y}" if on else ""
        raise Refusal(
            f"« {body} » ne se réunit pas le {day}. {_known()}"
            + (f" Codes d’instances : {codes}." if codes else "")
        )
    return found


def _known() -> str:
    """The last meetings, so that the next call names one."""
    from passerelles.apps.steering.models import Meeting

    rows = Meeting.objects.filter(cancelled_at=None).select_related("body").order_by("-on")[:_SHOWN]
    known = ", ".join(f"{row.pk} ({row.body.code}, {row.on:%Y-%m-%d})" for row in rows)
    return f"Réunions : {known}." if known else "Aucune réunion n’est au calendrier."


def _write(meeting: "Meeting", out: Path) -> list[Path]:
    from django.utils import timezone

    from passerelles.apps.steering.reads.crefop.pack import commission_pack
    from passerelles.documents.steering.commission.files import FORMS, file_stem

    pack = commission_pack(meeting, today=timezone.localdate())
    contents = {out / f"{file_stem(pack)}.{form}": write(pack) for form, write in FORMS.items()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, content in contents.items():
            path.write_bytes(content)
    except OSError as error:
        raise Refusal(f"« {out} » ne peut pas recevoir de fichier : {error.strerror}.") from error
    return list(contents)
