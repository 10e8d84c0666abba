"""The files of a commission pack: a tagged PDF, a Word document."""

from collections.abc import Callable

from passerelles.apps.steering.reads.crefop.pack import CommissionPack
from passerelles.documents.report.docx import report_docx
from passerelles.documents.report.pdf import report_pdf
from passerelles.documents.steering.commission.report import pack_report
from passerelles.documents.steering.review.files import MEDIA_TYPES

__all__ = ["FORMS", "MEDIA_TYPES", "file_stem"]

# Extension → the bytes of a pack.
FORMS: dict[str, Callable[[CommissionPack], bytes]] = {
    "pdf": lambda pack: report_pdf(pack_report(pack)),
    "docx": lambda pack: report_docx(pack_report(pack)),
}


def file_stem(pack: CommissionPack) -> str:
    """« dossier-emploi-2026-11-24 »."""
    meeting = pack.view.row
    return f"dossier-{meeting.body.code}-{meeting.on:%Y-%m-%d}"
