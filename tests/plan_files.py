"""A small plan, whole and right, that a test breaks in one place."""

from datetime import UTC, datetime
from pathlib import Path

from passerelles.formats.plan.check import CheckedPlan, examine_plan

PLAN = """\
code: plan-essai
title: "Plan d’essai"
region: "76"
start: 2022-11-07
end: 2028-12-31
source: {title: "Document d’essai", published: 2022, lines: 200}
institutions:
  - {code: region, name: "Région", college: region}
  - {code: state, name: "État", college: state}
terms:
  - {code: pole-emploi, printed: "Pôle emploi", successor: "France Travail", since: 2024-01-01, reference: "loi n° 2023-1196", line: 7}
  - {code: pic, printed: "PIC", successor: null, since: null, reference: "à confirmer", line: 8}
documents:
  - {code: srde2i, name: "Schéma régional de développement", line: 9}
orientations:
  - code: O1
    name: "Préparer"
    line: 10
    documents: [srde2i]
    priorities:
      - code: O1.P1
        name: "Former"
        line: 11
        actions:
          - code: A1
            name: "Doubler la part verte"
            line: 12
            aim: "Plus de formations aux métiers verts."
            themes: [green, training]
            owner: region
            partners: [state]
            publics: ["demandeurs d’emploi"]
            documents: [srde2i]
            links:
              - {printed: "action 3", target: A2, line: 15, reason: "le numéro imprimé est décalé d’une unité"}
            depends_on: []
            measures:
              - code: A1.M1
                line: 13
                text: "La part des formations vertes double."
                status: announced
                indicator: prf_green_share
                weight: 0.6
                dates: ["2022-2028"]
                publics: []
                places: ["Occitanie"]
                funders: [region]
                partners: []
                documents: []
                figures:
                  - {code: green_share_factor, value: 2, unit: "fois", per: "", nature: target, by: 2028-12-31, line: 13, note: ""}
                unknowns: ["La part de départ n’est pas dite."]
              - code: A1.M2
                line: 14
                text: "Pôle emploi oriente vers ces formations."
                status: running
                indicator: null
                weight: 0.4
                dates: []
                publics: []
                places: []
                funders: []
                partners: [state]
                documents: []
                figures:
                  - {code: seats, value: 40000, unit: "places", per: "par an", nature: means, by: null, line: 14, note: ""}
                  - {code: pay, value: null, unit: "€", per: "", nature: means, by: null, line: 14, note: "montant non dit"}
                unknowns: []
          - code: A2
            name: "Soutenir l’hydrogène"
            line: 20
            aim: "Des formateurs pour la filière."
            themes: [training]
            owner: region
            partners: []
            publics: []
            documents: []
            links: []
            depends_on: [A1]
            measures:
              - code: A2.M1
                line: 21
                text: "Des formateurs sont formés."
                status: announced
                indicator: null
                dates: ["2023", "2023-01", "2022-12-13", "2022-T1"]
                publics: []
                places: []
                funders: []
                partners: []
                documents: []
                figures:
                  - {code: trainers, value: 1500, unit: "formateurs", per: "", nature: target, by: 2027-12-31, line: 22, note: ""}
                unknowns: []
targets:
  - {measure: A1.M1, indicator: prf_green_share, baseline_on: null, baseline: null, target_on: 2028-12-31, target: null, times_baseline: 2, note: "le départ n’est pas dit"}
  - {measure: A2.M1, indicator: null, baseline_on: 2022-12-31, baseline: 0, target_on: 2027-12-31, target: 1500, note: ""}
"""  # noqa: E501 (the lines of the file are those of its authors)
INDICATORS = frozenset({"prf_green_share", "prf_seats"})


def changed(*changes: tuple[str, str]) -> str:
    """The plan with each first piece of text replaced by the second."""
    text = PLAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def examined(folder: Path, text: str = PLAN) -> CheckedPlan:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return examine_plan(path, indicators=INDICATORS)


def loaded(folder: Path, *changes: tuple[str, str]) -> None:
    """The small plan, changed or not, as the current one of the database."""
    from passerelles.apps.steering.actions.load_plan import load_plan

    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    load_plan(examined(folder, changed(*changes)), actor="essai", at=at)
