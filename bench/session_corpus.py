"""A synthetic offer for benchmarks: drawn with a fixed seed, written straight into the tables.

Titles and contents are made of the words of the ROME that is loaded, over the communes of
Occitanie by population; about four sessions a training, like regional catalogues. Nobody should
take it for the demonstration offer: it only has the right sizes and frequencies.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from passerelles.apps.catalogue.models import (
    Funding,
    Place,
    Provider,
    Session,
    Training,
    TrainingAction,
    TrainingOccupation,
)
from passerelles.apps.reference.models import Appellation, Occupation, Source, Territory

SOURCE = "offre_locale"
TODAY = date(2026, 11, 23)
OCCITANIE = ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82")
KINDS = ("CAP", "Titre professionnel", "Bac pro", "BTS", "Formation", "Licence professionnelle")
LEVELS = {"CAP": 3, "Titre professionnel": 4, "Bac pro": 4, "BTS": 5, "Licence professionnelle": 6}
PROGRAMMES = ("", "", "", "qualif-pro", "projet-pro", "lectio", "apprentissage", "e-formation")
PUBLICS = ("83056", "80001", "81032", "82044", "81020")

Row = Mapping[str, Any]


class Corpus:
    """The rows of an offer of about ``sessions`` sessions."""

    def __init__(self, sessions: int, seed: int = 2026) -> None:
        self.draw = random.Random(seed)
        self.trainings = max(1, sessions // 4)
        rome = Occupation.objects.order_by("-edition__published_on").first()
        assert rome, "no occupation is loaded"
        jobs = Occupation.objects.filter(edition_id=rome.edition_id)
        self.jobs = list(jobs.values_list("id", "code", "label"))
        names = Appellation.objects.filter(occupation__edition_id=rome.edition_id)
        labels = [label for _, _, label in self.jobs]
        self.labels = list(names.values_list("label", flat=True)) or labels
        self.providers = max(10, sessions // 250)
        places = Territory.objects.filter(kind="commune", edition__scheme="COG")
        towns = [p for p in places if p.code[:2] in OCCITANIE]
        self.towns = [(town.id, town.name) for town in towns]
        self.weights = [float(town.population or 1) for town in towns]

    def write(self) -> None:
        Source.objects.get_or_create(id=SOURCE, defaults={"name": "Banc d’essai"})
        _copy(Provider, self._providers())
        _copy(Training, self._trainings())
        self.draw.seed(1)
        _copy(TrainingOccupation, self._occupations())
        _copy(TrainingAction, self._actions())
        _copy(Place, self._places())
        _copy(Funding, self._fundings())
        _copy(Session, self._sessions())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _providers(self) -> Iterator[Row]:
        for n in range(self.providers):
            town = self.draw.choices(self.towns, self.weights)[0]
            name = (
                f"{self.draw.choice(('GRETA', 'CFA', 'AFPA', 'Institut', 'École'))} {n} {town[1]}"
            )
            yield {
                "id": f"{SOURCE}:OF{n}",
                "name": name,
                "siret": f"{n:014d}",
                "city": town[1],
                "qualiopi": ["formation"] if n % 4 else [],
                "regional_label": n % 3 == 0,
            }

    def _trainings(self) -> Iterator[Row]:
        for n in range(self.trainings):
            kind, (_, _, label) = self.draw.choice(KINDS), self._job(n)
            said = label.split(" / ")[0]
            yield {
                "id": f"{SOURCE}:FO{n}",
                "number": str(n),
                "provider_id": f"{SOURCE}:OF{n % self.providers}",
                "title": f"{kind} {said}",
                "objective": " ".join(self.draw.choices(self.labels, k=4)),
                "content": " ".join(self.draw.choices(self.labels, k=20)),
                "is_certifying": kind in LEVELS,
                "exit_level": LEVELS.get(kind),
                "entry_level": self.draw.choice((None, 3, 4)),
                "general_objective": self.draw.choice(("3", "5", "6", "7")),
                "updated_on": TODAY - timedelta(days=self.draw.randrange(400)),
            }

    def _occupations(self) -> Iterator[Row]:
        for n in range(self.trainings):
            key, code, _ = self._job(n)
            training = f"{SOURCE}:FO{n}"
            yield {
                "id": f"{training}/0",
                "training_id": training,
                "received": code,
                "occupation_id": key,
            }

    def _actions(self) -> Iterator[Row]:
        for n in range(self.trainings):
            paces = self.draw.choice(([], ["full_time"], ["part_time"], ["evening"], ["weekend"]))
            yield {
                "id": f"{SOURCE}:AC{n}",
                "number": str(n),
                "training_id": f"{SOURCE}:FO{n}",
                "mode": self.draw.choice(("onsite", "onsite", "onsite", "blended", "remote")),
                "entry_mode": self.draw.choice(("fixed", "fixed", "continuous")),
                "paces": paces,
                "programme": self.draw.choice(PROGRAMMES),
                "contract": self.draw.choice(("", "", "", "apprenticeship")),
                "publics": self.draw.sample(PUBLICS, k=2),
                "adjustments": self.draw.random() < 0.3,
                "green_by_content": self.draw.random() < 0.1,
            }

    def _places(self) -> Iterator[Row]:
        for n in range(self.trainings):
            for position in range(1 + (n % 10 == 0)):
                commune, city = self.draw.choices(self.towns, self.weights)[0]
                action = f"{SOURCE}:AC{n}"
                yield {
                    "id": f"{action}/{position}",
                    "action_id": action,
                    "position": position,
                    "city": city,
                    "commune_id": commune,
                }

    def _fundings(self) -> Iterator[Row]:
        for n in range(self.trainings):
            action = f"{SOURCE}:AC{n}"
            funder = self.draw.choice(("2", "3", "7", "10"))
            yield {"id": f"{action}/0", "action_id": action, "funder": funder}

    def _sessions(self) -> Iterator[Row]:
        for n in range(self.trainings):
            for turn in range(4):
                start = TODAY + timedelta(days=self.draw.randrange(-30, 400))
                yield {
                    "id": f"{SOURCE}:SE{n}-{turn}",
                    "number": f"{n}-{turn}",
                    "action_id": f"{SOURCE}:AC{n}",
                    "start": start,
                    "start_precision": "day",
                    "end": start + timedelta(days=self.draw.randrange(5, 300)),
                    "end_precision": "day",
                    "recruitment_state": self.draw.choice(("open", "closed", "")),
                    "updated_on": TODAY - timedelta(days=self.draw.randrange(200)),
                }

    def _job(self, training: int) -> tuple[str, str, str]:
        # Some occupations are taught much more than others.
        drawn = random.Random(training).paretovariate(0.6)
        job: tuple[str, str, str] = self.jobs[int(drawn) % len(self.jobs)]
        return job


def _copy(model: type[models.Model], rows: Iterable[Row]) -> None:
    fields = list(model._meta.concrete_fields)
    names = ", ".join(f'"{field.column}"' for field in fields)
    told = f"COPY {model._meta.db_table} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(told) as copy:
        for row in rows:
            copy.write_row([_value(field, row) for field in fields])


def _value(field: "models.Field[Any, Any]", row: Row) -> Any:
    if field.attname == "source_id":
        return SOURCE
    value = row[field.attname] if field.attname in row else field.get_default()
    if isinstance(field, models.JSONField):
        return json.dumps(value)
    if isinstance(field, ArrayField) and value is not None:
        return "{" + ",".join(value) + "}"
    return value
