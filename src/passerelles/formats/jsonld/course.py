"""A course as search engines read it: Course, CourseInstance and Event of schema.org, in JSON-LD.

What is unknown is left out: schema.org has no word for it, and an empty text would state a fact.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

CONTEXT = "https://schema.org"
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Organization:
    name: str
    url: str = ""
    siret: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place; coordinates in degrees (WGS 84)."""

    name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """A certification: its title, its code in the register, its page."""

    name: str
    code: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class CourseRun:
    """One session. Dates are ISO 8601 texts, as precise as known (``2027-01``), or ``""``.

    ``mode``: onsite, blended, online or ``""``; ``hours``: total of centre and company.
    """

    url: str
    start: str = ""
    end: str = ""
    mode: str = ""
    hours: int | None = None
    locations: tuple[Location, ...] = ()
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """An information meeting: days, or moments that carry their time zone."""

    name: str
    start: date
    end: date | None = None
    location: Location | None = None
    remote: bool = False
    url: str = ""
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A training with the one session shown and its meetings."""

    name: str
    url: str
    provider: Organization
    run: CourseRun
    description: str = ""
    code: str = ""
    prerequisites: str = ""
    credentials: tuple[Credential, ...] = ()
    meetings: tuple[Meeting, ...] = ()


def write_course(course: Course) -> str:
    """JSON text, safe inside an HTML ``script`` element: no ``<``, ``>`` nor ``&`` as such."""
    graph = [_course(course), *(_meeting(meeting, course) for meeting in course.meetings)]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _course(course: Course) -> Json:
    return _typed(
        "Course",
        {
            "@id": course.url,
            "url": course.url,
            "name": course.name,
            "description": course.description,
            "courseCode": course.code,
            "inLanguage": "fr",
            "coursePrerequisites": course.prerequisites,
            "provider": _organization(course.provider),
            "educationalCredentialAwarded": [_credential(one) for one in course.credentials],
            "hasCourseInstance": _run(course.run, course.name),
        },
    )


def _run(run: CourseRun, name: str) -> Json:
    return _typed(
        "CourseInstance",
        {
            "name": name,
            "url": run.url,
            "startDate": run.start,
            "endDate": run.end,
            "courseMode": run.mode,
            "courseWorkload": f"PT{run.hours}H" if run.hours else "",
            "maximumAttendeeCapacity": run.capacity,
            "location": [_location(place) for place in run.locations],
        },
    )


def _meeting(meeting: Meeting, course: Course) -> Json:
    mode = "Online" if meeting.remote else "Offline"
    virtual = _typed("VirtualLocation", {"url": meeting.url or course.url})
    place = _location(meeting.location) if meeting.location else None
    return _typed(
        "Event",
        {
            "name": meeting.name,
            "about": {"@id": course.url},
            "url": meeting.url or course.url,
            "startDate": _moment(meeting.start),
            "endDate": _moment(meeting.end),
            "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode",
            "location": virtual if meeting.remote else place,
            "organizer": _organization(course.provider),
            "maximumAttendeeCapacity": meeting.seats,
        },
    )


def _organization(organization: Organization) -> Json:
    named: Json = {"name": organization.name, "url": organization.url}
    # ISO 6523: 0009 is the register of SIRET.
    number = f"0009:{organization.siret}" if organization.siret else ""
    return _typed("Organization", {**named, "iso6523Code": number})


def _credential(credential: Credential) -> Json:
    named: Json = {"name": credential.name, "identifier": credential.code}
    return _typed("EducationalOccupationalCredential", {**named, "url": credential.url})


def _location(place: Location) -> Json:
    address = _typed(
        "PostalAddress",
        {
            "streetAddress": place.street,
            "postalCode": place.postcode,
            "addressLocality": place.city,
            "addressCountry": "FR",
        },
    )
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = _typed("GeoCoordinates", {"latitude": place.latitude, "longitude": place.longitude})
    return _typed("Place", {"name": place.name or place.city, "address": address, "geo": point})


def _typed(kind: str, fields: Mapping[str, object]) -> Json:
    known = {name: value for name, value in fields.items() if value not in (None, "", [])}
    return {"@type": kind, **known}


def _moment(value: date | None) -> str:
    """A day, or an hour with its time zone. Raises ValueError for an hour without one."""
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(f"« {value} » n’a pas de fuseau horaire : ajoutez-le.")
    return value.isoformat() if value else ""
