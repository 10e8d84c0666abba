"""Time of each resource of the API, in process, on the data that are loaded.

    PASSERELLES_HOME=<data folder> python bench/api.py [--rounds 200]
    DATABASE_URL=<database> python bench/api.py

It reads only. Each resource is asked once to warm up (search indexes are built then, and their time
is shown apart), then ``--rounds`` times through Django's test client: middleware, validation and
JSON included, HTTP left out. « not changed » is the same request with its ETag.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from functools import cache
from statistics import quantiles
from time import perf_counter

from django.http import HttpResponse
from django.test import Client

from passerelles.config.console.application import opened_application

WORDS = ("cuisto", "electricien", "aide à la personne", "chauffeur PL", "toulouse", "31000")

RESOURCES = {
    "suggestions": [f"suggestions?q={words}" for words in WORDS],
    "suggestions, occupations": [f"suggestions?q={words}&kind=occupation" for words in WORDS],
    "occupations": ["occupations", "occupations?transition=green"],
    "occupations?q": [f"occupations?q={words}" for words in WORDS[:4]],
    "occupation": ["occupations/F1602", "occupations/K1304", "occupations/N4101"],
    "skills": ["skills", "skills?kind=knowledge"],
    "certifications": ["certifications", "certifications?level=5&alive=true"],
    "certifications?q": ["certifications?q=electricien", "certifications?q=bts"],
    "territories": ["territories?kind=commune", "territories?kind=epci"],
    "territories?q": ["territories?q=saint", "territories?q=toulouse&kind=commune"],
    "territories?within": ["territories?kind=commune&within=departement:31"],
    "territory": ["territories/commune/31555", "territories/departement/31"],
    "places": ["places", "places?kind=cfa&within=departement:31"],
    "sources": ["sources"],
}
# The first row of a list names the sheet to time, whatever is loaded.
SHEETS = {"skill": "skills", "certification": "certifications"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=200, help="requests of each resource")
    rounds = options.parse_args().rounds
    with opened_application():
        _print_machine()
        for name, addresses in (RESOURCES | _sheets()).items():
            _time(name, addresses, rounds)


def _print_machine() -> None:
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores,")
    print(f"Python {sys.version.split()[0]}; milliseconds\n")
    print(f"{'resource':28}{'p50':>8}{'p95':>8}{'first':>10}{'not changed p50':>18}")


def _sheets() -> dict[str, list[str]]:
    firsts = {
        name: json.loads(_get(f"{pages}?limit=1").content)["results"]
        for name, pages in SHEETS.items()
    }
    return {name: [f"{SHEETS[name]}/{rows[0]['code']}"] for name, rows in firsts.items() if rows}


def _time(name: str, addresses: Sequence[str], rounds: int) -> None:
    first = _milliseconds(addresses[0])
    tags = [_get(address).headers.get("ETag", "") for address in addresses]
    turns = [number % len(addresses) for number in range(rounds)]
    full = quantiles([_milliseconds(addresses[turn]) for turn in turns], n=20)
    same = quantiles([_milliseconds(addresses[turn], tags[turn]) for turn in turns], n=20)
    print(f"{name:28}{full[9]:8.1f}{full[18]:8.1f}{first:10.1f}{same[9]:18.1f}", flush=True)


def _milliseconds(address: str, tag: str = "") -> float:
    started = perf_counter()
    _get(address, tag)
    return (perf_counter() - started) * 1000


def _get(address: str, tag: str = "") -> HttpResponse:
    response: HttpResponse = _client().get(f"/api/v1/{address}", headers={"If-None-Match": tag})
    if response.status_code not in (200, 304, 404):
        sys.exit(f"{address}: {response.status_code} {response.content.decode()[:300]}")
    return response


@cache
def _client() -> Client:
    return Client(SERVER_NAME="127.0.0.1")


if __name__ == "__main__":
    main()
