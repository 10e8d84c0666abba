"""Time and memory of the check of a Lhéo file, against a bare pass of lxml over the same file.

    python bench/check_lheo.py [--megabytes 50] [--file offre.xml]

Without ``--file`` it makes one in a temporary folder: formations of two actions and six sessions,
one in five with a fault. Reference data are small sets: the cost of the database is left out.
Seconds are those of the processor, so that a busy machine does not count.
"""

import argparse
import os
import platform
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from lxml import etree

from passerelles.formats.lheo.check import Vocabulary, check_lheo, summarize

ADDRESS = """<adresse>
<ligne>12 rue des Arts</ligne>
<codepostal>31000</codepostal>
<ville>Toulouse</ville>
<departement>31</departement>
<code-INSEE-commune>{insee}</code-INSEE-commune>
<region>76</region>
<pays>FR</pays>
<geolocalisation>
<latitude>43.604652</latitude>
<longitude>1.444209</longitude>
</geolocalisation>
</adresse>"""
PERSON = f"""<coordonnees>
<nom>Martin</nom>
{ADDRESS}
<telfixe><numtel>05 61 11 22 33</numtel></telfixe>
<courriel>accueil@ateliers-pains.fr</courriel>
</coordonnees>"""
SESSION = f"""<session numero="SE{{n}}-{{s}}" datemaj="20261101">
<periode><debut>202701{{s:02}}</debut><fin>20270630</fin></periode>
<adresse-inscription>{ADDRESS}</adresse-inscription>
<etat-recrutement>1</etat-recrutement>
</session>"""
ACTION = f"""<action numero="AC{{n}}" datemaj="20261101">
<rythme-formation>Temps plein, 35 heures par semaine</rythme-formation>
<code-public-vise>83056</code-public-vise>
<niveau-entree-obligatoire>0</niveau-entree-obligatoire>
<modalites-alternance>Deux semaines au fournil sur six</modalites-alternance>
<modalites-enseignement>0</modalites-enseignement>
<conditions-specifiques>Avoir un projet confirmé</conditions-specifiques>
<prise-en-charge-frais-possible>1</prise-en-charge-frais-possible>
<lieu-de-formation>{PERSON}</lieu-de-formation>
<modalites-entrees-sorties>0</modalites-entrees-sorties>
{{sessions}}
<nombre-heures-centre>600</nombre-heures-centre>
<nombre-heures-entreprise>210</nombre-heures-entreprise>
<nombre-heures-total>810</nombre-heures-total>
</action>"""
FORMATION = f"""<formation numero="FO{{n}}" datemaj="20261101">
<domaine-formation><code-FORMACODE>21538</code-FORMACODE><code-ROME>D1102</code-ROME>
</domaine-formation>
<intitule-formation>CAP boulanger en un an</intitule-formation>
<objectif-formation>{"Apprendre à fabriquer les pains courants. " * 10}</objectif-formation>
<resultats-attendus>Obtenir le CAP boulanger.</resultats-attendus>
<contenu-formation>{"Pétrissage, façonnage, cuisson, hygiène. " * 20}</contenu-formation>
<certifiante>0</certifiante>
<contact-formation><type-contact>1</type-contact>{PERSON}</contact-formation>
<parcours-de-formation>2</parcours-de-formation>
<code-niveau-entree>11</code-niveau-entree>
{{actions}}
<organisme-formation-responsable>
<numero-activite>76311234567</numero-activite>
<SIRET-organisme-formation><SIRET>73282932000074</SIRET></SIRET-organisme-formation>
<nom-organisme>Les Ateliers du Pain</nom-organisme>
<raison-sociale>Ateliers du Pain</raison-sociale>
<coordonnees-organisme>{PERSON}</coordonnees-organisme>
<contact-organisme>{PERSON}</contact-organisme>
</organisme-formation-responsable>
</formation>
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=int, default=50, help="size of the file made")
    options.add_argument("--file", type=Path, help="measure this file instead")
    asked = options.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores,", end=" ")
    print(f"Python {sys.version.split()[0]}, lxml {etree.__version__}\n")
    if asked.file:
        _measure(asked.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offre.xml"
        _make(path, asked.megabytes * 1_000_000)
        _measure(path)


def _make(path: Path, size: int) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        out.write('<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>\n')
        number = 0
        while out.tell() < size:
            number += 1
            out.write(_formation(number))
        out.write("</offres></lheo>\n")


def _formation(number: int) -> str:
    insee = "31000" if number % 5 == 0 else "31555"
    actions = []
    for half in range(2):
        n = f"{number}-{half}"
        sessions = "".join(SESSION.format(n=n, s=s, insee=insee) for s in range(1, 4))
        actions.append(ACTION.format(n=n, sessions=sessions, insee=insee))
    return FORMATION.format(n=number, actions="".join(actions), insee=insee)


def _measure(path: Path) -> None:
    megabytes = path.stat().st_size / 1_000_000
    print(f"{'':24}{'seconds':>9}{'MB/s':>9}{'peak MB':>9}   on {megabytes:.0f} MB")
    bare = _time("bare iterparse", lambda: _bare(path), megabytes)
    checked = _time("check_lheo", lambda: _check(path), megabytes)
    print(f"\nthe check takes {checked / bare:.1f} times the bare pass")


def _time(name: str, run: Callable[[], str], megabytes: float) -> float:
    start = process_time()
    told = run()
    seconds = process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:24}{seconds:9.1f}{megabytes / seconds:9.1f}{peak:9.0f}   {told}")
    return seconds


def _bare(path: Path) -> str:
    count = 0
    for _, element in etree.iterparse(str(path), tag="{*}formation"):
        count += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return f"{count} formations"


def _check(path: Path) -> str:
    vocabulary = Vocabulary(
        today=date(2026, 11, 23),
        formacodes={"14": frozenset({"21538"})},
        rome={"4.60": frozenset({"D1102"})},
        nsf=frozenset({"221"}),
    )
    summary = summarize(check_lheo(path, vocabulary))
    return f"{summary.count} findings"


if __name__ == "__main__":
    main()
