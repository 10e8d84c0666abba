"""What is written is valid, and read again as it was."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from passerelles.formats.lheo.model import Training
from passerelles.formats.lheo.reader import read_lheo
from passerelles.formats.lheo.writer import write_lheo
from tests.formats.lheo.strategies import trainings

# Shrinking such large values takes minutes and tells little more.
_PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def written(*items: Training) -> bytes:
    target = io.BytesIO()
    write_lheo(target, items)
    return target.getvalue()


@given(trainings())
@settings(max_examples=12, deadline=None, phases=_PHASES, suppress_health_check=_SLOW)
def test_writing_then_reading_changes_nothing(tmp_path: Path, training: Training) -> None:
    path = tmp_path / "offre.xml"
    path.write_bytes(written(training))
    assert list(read_lheo(path)) == [training]


@given(trainings())
@settings(max_examples=12, deadline=None, phases=_PHASES, suppress_health_check=_SLOW)
@pytest.mark.real_data
def test_anything_is_written_valid(real_data: Path, training: Training) -> None:
    schema = etree.XMLSchema(etree.parse(real_data / "formation/lheo_carif.xsd"))
    document = etree.fromstring(written(training))
    assert schema.validate(document), schema.error_log
