"""Why a value is not there. Never zero, never an average."""

from enum import StrEnum


class Absence(StrEnum):
    """The typed absences of DESIGN §5."""

    SECRET = "secret"  # noqa: S105 (statistical secrecy, not a password)
    NOT_PUBLISHED = "not_published"
    NOT_COVERED = "not_covered"
    LATE = "late"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"
    MISSING_INPUT = "missing_input"
