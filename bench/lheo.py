"""Reading of Lhéo beside a bare pass of lxml over the same file, and the memory both take.

    PYTHONPATH=. python bench/lheo.py [--megabytes 200] [--rounds 3]

The file is made first, with a fixed seed, in the shape of an Intercarif flow: about eighteen
trainings a provider, whose block and addresses come back; everything else differs. In « distinct »
nothing comes back: each training has a provider of its own. Each pass runs in a process of its own,
in turn with the others; the best round is kept. « half » is the same reading on a file half as
long: equal memory means flat memory.
"""

import argparse
import os
import platform
import random
import resource
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from lxml import etree

from passerelles.formats.lheo.reader import read_lheo

WORDS = (
    *("formation", "métier", "acquérir", "compétences", "stage", "entreprise", "module", "niveau"),
    *("évaluation", "diplôme", "emploi", "région", "insertion", "technique", "pratique", "projet"),
    *("qualité", "sécurité", "gestion", "commerce", "santé"),
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://www.lheo.org/2.2">\n<offres>\n'
FOOT = "</offres>\n</lheo>\n"


class Flow:
    """Makes formations one after the other."""

    def __init__(self, a_provider: int = 18) -> None:
        self.draw = random.Random(2026)
        self.a_provider = a_provider
        self.made = 0
        self.providers: list[tuple[str, str, list[str]]] = []

    def formation(self) -> str:
        self.made += 1
        if self.made % self.a_provider == 1 % self.a_provider:
            self.providers.append(self._provider())
        known = self.providers if self.a_provider > 1 else self.providers[-1:]
        provider, contact, places = self.draw.choice(known)
        action = self._action(contact, places)
        return (
            f'<formation numero="F_{self.made}" datecrea="{self._day()}" datemaj="{self._day()}">\n'
            f"{self._domain()}{self._texts()}"
            f"<contact-formation>\n{contact}</contact-formation>\n"
            "<parcours-de-formation>3</parcours-de-formation>\n"
            "<code-niveau-entree>1</code-niveau-entree>\n"
            f"<certification>\n<code-RNCP>{self.draw.randint(1, 39999)}</code-RNCP>\n"
            "</certification>\n<code-niveau-sortie>4</code-niveau-sortie>\n"
            f"{action}{provider}</formation>\n"
        )

    def _words(self, count: int) -> str:
        return " ".join(self.draw.choices(WORDS, k=count))

    def _day(self) -> str:
        return f"20{self.draw.randint(24, 27)}{self.draw.randint(1, 12):02}01"

    def _domain(self) -> str:
        code = self.draw.randint(10000, 99999)
        return (
            f'<domaine-formation>\n<code-FORMACODE ref="V12" tag="principal">{code}'
            "</code-FORMACODE>\n<code-NSF>233</code-NSF>\n<code-ROME>F1604</code-ROME>\n"
            "</domaine-formation>\n"
        )

    def _texts(self) -> str:
        return (
            f"<intitule-formation>{self._words(6)}</intitule-formation>\n"
            f"<objectif-formation>{self._words(40)}</objectif-formation>\n"
            "<resultats-attendus>-</resultats-attendus>\n"
            f"<contenu-formation>{self._words(120)}</contenu-formation>\n"
            "<certifiante>1</certifiante>\n"
        )

    def _address(self) -> str:
        code = self.draw.randint(10000, 95999)
        return (
            f"<adresse>\n<ligne>{self.draw.randint(1, 99)} rue {self._words(2)}</ligne>\n"
            f"<codepostal>{code}</codepostal>\n<ville>{self._words(1)}</ville>\n"
            f"<departement>31</departement>\n<code-INSEE-commune>{code}</code-INSEE-commune>\n"
            "<region>76</region>\n<pays>FR</pays>\n<geolocalisation>\n"
            f"<latitude>{self.draw.uniform(42, 45):.6f}</latitude>\n"
            f"<longitude>{self.draw.uniform(0, 4):.6f}</longitude>\n</geolocalisation>\n"
            "</adresse>\n"
        )

    def _coordinates(self, address: str) -> str:
        return (
            f"<coordonnees>\n<nom>{self._words(1)}</nom>\n{address}<telfixe>\n"
            f"<numtel>05{self.draw.randint(10**7, 10**8 - 1)}</numtel>\n</telfixe>\n"
            f"<courriel>c{self.draw.randint(1, 9999)}@exemple.invalid</courriel>\n<web>\n"
            "<urlweb>https://exemple.invalid/</urlweb>\n</web>\n</coordonnees>\n"
        )

    def _provider(self) -> tuple[str, str, list[str]]:
        """The block of a provider, its usual contact, its places."""
        places = [self._address() for _ in range(self.draw.randint(1, 4))]
        contact = self._coordinates(places[0])
        block = (
            '<organisme-formation-responsable numero="O_1">\n'
            "<numero-activite>24930181111</numero-activite>\n<SIRET-organisme-formation>\n"
            f"<SIRET>{self.draw.randint(10**13, 10**14 - 1)}</SIRET>\n"
            f"</SIRET-organisme-formation>\n<nom-organisme>{self._words(3)}</nom-organisme>\n"
            f"<raison-sociale>{self._words(3)}</raison-sociale>\n<coordonnees-organisme>\n"
            f"{contact}</coordonnees-organisme>\n<contact-organisme>\n{contact}"
            "</contact-organisme>\n</organisme-formation-responsable>\n"
        )
        return block, contact, places

    def _action(self, contact: str, places: list[str]) -> str:
        place = self.draw.choice(places)
        sessions = "".join(self._session(place) for _ in range(self.draw.randint(1, 5)))
        return (
            f'<action numero="A_{self.made}" datecrea="{self._day()}" datemaj="{self._day()}">\n'
            f"<rythme-formation>{self._words(3)}</rythme-formation>\n"
            '<code-public-vise ref="V12">83056</code-public-vise>\n'
            "<niveau-entree-obligatoire>0</niveau-entree-obligatoire>\n"
            "<modalites-alternance>-</modalites-alternance>\n"
            "<modalites-enseignement>0</modalites-enseignement>\n"
            f"<conditions-specifiques>{self._words(12)}</conditions-specifiques>\n"
            "<prise-en-charge-frais-possible>0</prise-en-charge-frais-possible>\n"
            f"<lieu-de-formation>\n{contact}</lieu-de-formation>\n"
            f"<modalites-entrees-sorties>0</modalites-entrees-sorties>\n{sessions}"
            f"<adresse-information>\n{place}</adresse-information>\n"
            f"<nombre-heures-total>{self.draw.randint(7, 1600)}</nombre-heures-total>\n"
            "<organisme-financeur>\n<code-financeur>2</code-financeur>\n"
            f"<nb-places-financees>{self.draw.randint(1, 20)}</nb-places-financees>\n"
            '<extras info="specificites">\n<extra info="code-public-vise" ref="V12">80006</extra>\n'
            f'<extra info="programme-financeur">{self._words(4)}</extra>\n</extras>\n'
            "</organisme-financeur>\n</action>\n"
        )

    def _session(self, place: str) -> str:
        address = place if self.draw.random() < 0.8 else self._address()
        return (
            f'<session numero="S_{self.draw.random()}" datecrea="{self._day()}" '
            f'datemaj="{self._day()}">\n'
            f"<periode>\n<debut>{self._day()}</debut>\n<fin>{self._day()}</fin>\n</periode>\n"
            f"<adresse-inscription>\n{address}</adresse-inscription>\n"
            "<etat-recrutement>1</etat-recrutement>\n"
            '<extras info="session-perimee">\n<extra info="session-perimee">0</extra>\n</extras>\n'
            "</session>\n"
        )


def make(path: Path, megabytes: float, a_provider: int = 18) -> None:
    flow, size = Flow(a_provider), 0
    with path.open("w", encoding="utf-8") as target:
        target.write(HEAD)
        while size < megabytes * 1e6:
            size += target.write(flow.formation())
        target.write(FOOT)


def bare(path: Path) -> int:
    count = 0
    for _, element in etree.iterparse(str(path), events=("end",), tag="{*}formation"):
        element.clear()
        count += 1
    return count


def full(path: Path) -> int:
    return sum(1 for _ in read_lheo(path))


def measured(reading: Callable[[Path], int], path: Path) -> tuple[float, int, float]:
    """Seconds of processor, formations, and the peak of memory in MB."""
    start = process_time()
    count = reading(path)
    seconds = process_time() - start
    return seconds, count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(reading: Callable[[Path], int], path: Path) -> tuple[float, int, float]:
    """The same in a fresh process: a peak of memory never goes down."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measured, reading, path).result()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, default=200)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores,")
    print(f"Python {sys.version.split()[0]}, lxml {etree.__version__}; seconds of processor\n")
    print(f"{'pass':24}{'MB':>6}{'formations':>12}{'seconds':>9}{'ratio':>7}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        whole, half = Path(folder, "whole.xml"), Path(folder, "half.xml")
        distinct = Path(folder, "distinct.xml")
        make(whole, given.megabytes)
        make(half, given.megabytes / 2)
        make(distinct, given.megabytes / 2, a_provider=1)
        passes = [
            ("bare iterparse", bare, whole),
            ("full reading", full, whole),
            ("full reading, half", full, half),
            ("bare, distinct", bare, distinct),
            ("full, distinct", full, distinct),
        ]
        rounds = [[apart(one[1], one[2]) for one in passes] for _ in range(given.rounds)]
        base = 0.0
        for (name, reading, path), figures in zip(passes, zip(*rounds, strict=True), strict=True):
            seconds, count, peak = min(figures)
            size = path.stat().st_size / 1e6
            base = seconds / size if reading is bare else base
            ratio = seconds / size / base
            print(f"{name:24}{size:6.0f}{count:12}{seconds:9.2f}{ratio:7.2f}{peak:9.0f}")


if __name__ == "__main__":
    main()
