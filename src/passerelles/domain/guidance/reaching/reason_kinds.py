"""The kinds of reasons that guidance gives, each with its sentence in documents/guidance."""

from enum import StrEnum


class ReasonKind(StrEnum):
    """What a ``Reason`` says. Its ``value``, where there is one, is in the unit told here."""

    SHARED_SKILLS = "shared_skills"  # value: part held of what is asked, 0 to 1
    CERTIFIED = "certified"  # subjects: titles of certifications
    CERTIFIED_NEAR = "certified_near"  # subjects: a title, then the occupation that it leads to
    NEAR_MOVE = "near_move"
    EVOLUTION_MOVE = "evolution_move"
    SAME_FIELD = "same_field"
    LEVEL_ENOUGH = "level_enough"  # value: the usual French level
    UNQUALIFIED = "unqualified"
    SOME_UNQUALIFIED = "some_unqualified"
    APPRENTICESHIP = "apprenticeship"
    EXPERIENCE_COUNTS = "experience_counts"
    HARD_TO_HIRE = "hard_to_hire"  # value: class of tension, 4 or 5
    PROJECTS = "projects"  # value, value_high: recruitment projects of a year
    OFFERS = "offers"  # value: offers put online in a year
    OFFERS_AROUND = (
        "offers_around"  # value: offers put online in a year; subjects: wider place, basin
    )
    LASTING = "lasting"
    NO_SEASON = "no_season"
    FEW_SKILLS = "few_skills"
    LEVEL_GAP = "level_gap"  # value: the usual French level; subjects: ways besides a training
    EXPERIENCE_ASKED = "experience_asked"
    CONTEST = "contest"
    LICENCE = "licence"
    REGULATED = "regulated"
    FRENCH = "french"  # subjects: the level to reach (« B1 »), then the person’s
    FOREIGN_DIPLOMA = "foreign_diploma"
    FOREIGN_REGULATED = "foreign_regulated"
    LITTLE_HIRING = "little_hiring"  # value: class of tension, 1 or 2
    SEASONAL = "seasonal"  # value: part of the projects, 0 to 1
    SHEET_SEASONAL = "sheet_seasonal"
    UNSTABLE = "unstable"  # value: class of instability, 4 or 5
    DRIVING = "driving"
    SKILLS_UNSAID = "skills_unsaid"
    LEVEL_UNSAID = "level_unsaid"
    PLACE_UNSAID = "place_unsaid"
    HIRINGS_EXPECTED = "hirings_expected"  # value: of a year, in an average basin of the country
    TENSION_UNKNOWN = "tension_unknown"
    LEVEL_UNKNOWN = "level_unknown"
    TARGET = "target"
    INTERESTS = "interests"  # subjects: letters of the RIASEC
    OTHER_INTERESTS = "other_interests"  # subjects: letters of the RIASEC
    INTERESTS_UNKNOWN = "interests_unknown"
    SECTOR = "sector"
    EXPOSED = "exposed"  # subjects: a Constraint
    MAY_EXPOSE = "may_expose"  # subjects: a Constraint
    CONDITIONS_UNKNOWN = "conditions_unknown"
