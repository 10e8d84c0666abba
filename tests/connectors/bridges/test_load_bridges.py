"""Tables of passage become rows: a bridge, and its links."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from passerelles.apps.harvest.models import QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Bridge, BridgeLink
from passerelles.apps.reference.models import NomenclatureItem
from passerelles.config.imports import import_source
from tests.factories import occupation, source

pytestmark = pytest.mark.django_db

HEADER = "edition_origine;code_origine;edition_cible;code_cible;nature;poids\n"


@pytest.fixture
def load(
    settings: LazySettings, tmp_path: Path, clock: Callable[[], datetime]
) -> Callable[[str, Path], RunStatus]:
    settings.HOME = tmp_path

    def run(name: str, path: Path) -> RunStatus:
        source(name)
        return RunStatus(import_source(name, [fingerprint(path)], clock=clock).status)

    return run


def passage(folder: Path, *lines: str) -> Path:
    path = folder / "passerelle_essai.csv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_table_given_again_closes_only_its_own_lines(
    load: Callable[[str, Path], RunStatus], tmp_path: Path
) -> None:
    first = passage(
        tmp_path,
        "FAP-2021;A;ROME-4.60;B;plusieurs;",
        "FAP-2021;A;ROME-4.60;C;plusieurs;",
        "PCS-2020;P;FAP-2021;A;exacte;",
    )
    load("bridges_files", first)

    load("bridges_files", passage(tmp_path, "FAP-2021;A;ROME-4.60;B;plusieurs;"))

    current = BridgeLink.objects.current().values_list("id", flat=True)
    assert set(current) == {"FAP-2021~ROME-4.60:A:B", "PCS-2020~FAP-2021:P:A"}


def test_one_bad_line_and_nothing_is_published(
    load: Callable[[str, Path], RunStatus], tmp_path: Path
) -> None:
    bad = passage(tmp_path, "FAP-2021;A;ROME-4.60;B;plusieurs;", "FAP-2021;A;ROME-4.60;C;proche;")

    assert load("bridges_files", bad) == RunStatus.REFUSED
    assert not Bridge.objects.exists()


FAP_ROME = "Fap;Rome;intitule_rome\nA0Z40;A1416;Polyculture, élevage\nA0Z41;{code};Élevage\n"


def test_an_occupation_that_the_rome_lacks_is_refused(
    load: Callable[[str, Path], RunStatus], tmp_path: Path
) -> None:
    occupation("A1416", "ROME-3.47")
    path = tmp_path / "psm_fap225_rome.csv"
    path.write_text(FAP_ROME.format(code="A9999"), encoding="cp1252")

    assert load("bridges_fap_rome", path) == RunStatus.REFUSED
    refused = QuarantinedRecord.objects.get()
    assert (refused.path, refused.rule) == ("psm_fap225_rome.csv:3", "bridge.unknown-code")
    assert "Colonne « Rome » : « A9999 » n’est pas dans ROME-3.47" in refused.message
    assert not BridgeLink.objects.exists()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_labels_keep_their_accents_in_either_encoding(
    load: Callable[[str, Path], RunStatus], tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "psm_fap225_rome.csv"
    path.write_text(FAP_ROME.format(code="A1407"), encoding=encoding)

    assert load("bridges_fap_rome", path) == RunStatus.SUCCEEDED
    labels = BridgeLink.objects.order_by("origin_code").values_list("target_label", flat=True)
    assert list(labels) == ["Polyculture, élevage", "Élevage"]


@pytest.mark.real_data
def test_the_published_tables_become_bridges(
    load: Callable[[str, Path], RunStatus], real_data: Path
) -> None:
    rome_naf = real_data / "rome" / "x_rome_naf_2021.csv"
    load("bridges_fap_rome", real_data / "tension" / "psm_fap225_rome.csv")
    load("bridges_rome_fap", real_data / "rome" / "x_fap2009_rome.txt")
    load("bridges_rome_naf", rome_naf)
    load("naf_2008", rome_naf)

    counts = {b.id: (b.kind, b.links.count()) for b in Bridge.objects.all()}
    assert counts == {
        "FAP-2009~ROME-3.47": ("many_to_many", 765),
        "ROME-3.47~FAP-2009": ("many_to_many", 750),
        "ROME-3.47-Q~FAP-2009": ("exact", 2341),
        "ROME-3.47~NAF-2008": ("weighted", 5071),
        "NAF-2008~ROME-3.47": ("weighted", 5071),
    }
    assert NomenclatureItem.objects.filter(edition_id="NAF-2008").count() == 21 + 88 + 692
    sums: defaultdict[str, float] = defaultdict(float)
    for link in BridgeLink.objects.filter(bridge__kind="weighted"):
        sums[f"{link.bridge_id}:{link.origin_code}"] += link.weight or 0
    assert all(abs(total - 1) < 1e-9 for total in sums.values())
