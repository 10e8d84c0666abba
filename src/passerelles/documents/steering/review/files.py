"""The files of a yearly review: a tagged PDF, a Word document, workbooks."""

from collections.abc import Callable

from passerelles.apps.steering.reads.reviews.state import ReviewState
from passerelles.documents.report.docx import report_docx
from passerelles.documents.report.pdf import report_pdf
from passerelles.documents.steering.review.report import review_report
from passerelles.documents.steering.review.tables import review_tables
from passerelles.documents.tables import write_ods, write_xlsx


def _workbook(write: Callable[..., bytes]) -> Callable[[ReviewState], bytes]:
    def written(state: ReviewState) -> bytes:
        title = f"Bilan {state.content.year}"
        return write(*review_tables(state), title=title, on=state.made_on)

    return written


# Extension → the bytes of a review.
FORMS: dict[str, Callable[[ReviewState], bytes]] = {
    "pdf": lambda state: report_pdf(review_report(state)),
    "docx": lambda state: report_docx(review_report(state)),
    "ods": _workbook(write_ods),
    "xlsx": _workbook(write_xlsx),
}

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_stem(state: ReviewState) -> str:
    """« bilan-2025 », « bilan-2025-2 » for the one that supersedes it, « …-projet » while live."""
    number = f"-{state.number}" if state.number > 1 else ""
    draft = "" if state.frozen_at else "-projet"
    return f"bilan-{state.content.year}{number}{draft}"
