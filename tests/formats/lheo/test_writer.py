"""What the writer puts where nothing is known, and what it does with too much."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from passerelles.formats.lheo.dates import LheoDate
from passerelles.formats.lheo.header import read_header
from passerelles.formats.lheo.model import (
    CertificationCodes,
    Domain,
    Extra,
    Extras,
    Formacode,
    Period,
    Provider,
    Session,
    Training,
    TrainingAction,
)
from passerelles.formats.lheo.reader import read_lheo
from passerelles.formats.lheo.tables import UNKNOWN_DATE
from passerelles.formats.lheo.writer import NothingToWrite, write_lheo

_SMALLEST = Training(
    title="Anglais",
    actions=(TrainingAction(sessions=(Session(Period(UNKNOWN_DATE, UNKNOWN_DATE)),)),),
    provider=Provider(name="CFA"),
)


def written(training: Training) -> str:
    target = io.BytesIO()
    assert write_lheo(target, [training]) == 1
    return target.getvalue().decode()


def read_again(folder: Path, text: str) -> Training:
    path = folder / "offre.xml"
    path.write_text(text)
    (training,) = read_lheo(path)
    assert isinstance(training, Training)
    return training


def test_what_nobody_told_is_marked_and_read_as_absent(tmp_path: Path) -> None:
    text = written(_SMALLEST)
    assert '<SIRET tag="non-communique">00000000000000</SIRET>' in text
    assert "<conditions-specifiques>-</conditions-specifiques>" in text
    assert read_again(tmp_path, text) == _SMALLEST


def test_a_long_text_is_cut_in_place_and_kept_whole_beside(tmp_path: Path) -> None:
    training = replace(_SMALLEST, title="mot " * 100 + "fin")
    text = written(training)
    assert "…</intitule-formation>" in text
    assert read_again(tmp_path, text).title == training.title


def test_codes_out_of_table_and_sixth_certifications_are_kept_beside(tmp_path: Path) -> None:
    training = replace(
        _SMALLEST,
        exit_level="99",
        domain=Domain((Formacode("1", "V14", main=True), Formacode("22403")), rome=("F1610",) * 7),
        certifications=tuple(CertificationCodes(rncp=str(number)) for number in range(7)),
    )
    text = written(training)
    assert text.count("<code-ROME>") == 5
    assert "<code-niveau-sortie>" not in text
    assert read_again(tmp_path, text) == training


def test_characters_that_xml_lacks_are_replaced() -> None:
    text = written(replace(_SMALLEST, title="a\x00b\ud800 <&>", number='n°"1"\n'))
    assert "a�b� &lt;&amp;&gt;" in text
    assert 'numero="n°&quot;1&quot;&#10;"' in text


def test_equal_trainings_give_equal_bytes() -> None:
    assert written(_SMALLEST) == written(replace(_SMALLEST))


def test_no_training_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    with pytest.raises(NothingToWrite, match="aucune formation"):
        write_lheo(path, [])
    assert not list(tmp_path.iterdir())


def test_a_cut_export_leaves_the_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    path.write_text("avant")
    with pytest.raises(AttributeError):
        write_lheo(path, [_SMALLEST, None])
    assert (path.read_text(), len(list(tmp_path.iterdir()))) == ("avant", 1)


def test_the_header_survives(tmp_path: Path) -> None:
    path = tmp_path / "offre.xml"
    more = (Extras("lot", children=(Extra("demonstration", "1"),)),)
    write_lheo(path, [_SMALLEST], exported=LheoDate.parse("20261123"), extras=more)
    header = read_header(path)
    assert header.exported == LheoDate.parse("20261123")
    assert header.extras[1:] == more
    write_lheo(path, [_SMALLEST], exported=header.exported, extras=header.extras)
    assert read_header(path) == header


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["intercarif_data_test.xml", "lheo_exemple_bts_onisep.xml"])
def test_real_samples_go_in_and_come_out_valid(real_data: Path, tmp_path: Path, name: str) -> None:
    given = [one for one in read_lheo(real_data / "formation" / name) if isinstance(one, Training)]
    path = tmp_path / "offre.xml"
    write_lheo(path, given)
    schema = etree.XMLSchema(etree.parse(real_data / "formation/lheo_carif.xsd"))
    assert schema.validate(etree.parse(path)), schema.error_log
    assert list(read_lheo(path)) == given


@pytest.mark.real_data
def test_a_real_index_is_refused(real_data: Path) -> None:
    with pytest.raises(ValueError, match="index Lhéo"):
        next(read_lheo(real_data / "formation/bob_carif.xml"))
