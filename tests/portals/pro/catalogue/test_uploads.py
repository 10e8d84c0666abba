"""Numbers of sessions in what people upload: lists, CSV of two habits, Lhéo, and rubbish."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.portals.pro.catalogue import uploads

LHEO = """<?xml version="1.0" encoding="UTF-8"?>
<lheo xmlns="http://lheo.gouv.fr/2.3"><offres><formation numero="F1">
<intitule-formation>CAP</intitule-formation>
<action numero="A1"><session numero="SE_1"><periode><debut>20270104</debut><fin>20270625</fin>
</periode></session></action>
<organisme-formation-responsable numero="O1"><nom-organisme>GRETA</nom-organisme>
</organisme-formation-responsable></formation></offres></lheo>"""


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ("SE_1\nSE_2\n", {"SE_1", "SE_2"}),
        ("intitule;Numero\nCAP;SE_1\nBac;SE_2", {"SE_1", "SE_2"}),
        ("numero,intitule\nSE_1,CAP\n", {"SE_1"}),
        ("SE_1;x\n\n;y\nSE_2;z", {"SE_1", "SE_2"}),
        ("", set()),
        (LHEO, {"SE_1"}),
    ],
)
def test_numbers_are_read(content: str, numbers: set[str]):
    assert uploads.numbers_of(SimpleUploadedFile("liste", content.encode())) == numbers


def test_old_encodings_are_read():
    file = SimpleUploadedFile("liste.csv", "numéro;x\nSE_é;1".encode("cp1252"))

    assert uploads.numbers_of(file) == {"SE_é"}


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04\x00\x00",
        b"PK\x03\x04zzz",
        b"numero\n" + b"a" * 140_000,
        b"numero\n" + b"a" * 11_000,
        b"<lheo><offres>",
        b"<html></html>",
    ],
)
def test_rubbish_is_refused_in_french(content: bytes):
    with pytest.raises(ActionRefused, match="«"):
        uploads.numbers_of(SimpleUploadedFile("liste.xml", content))


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uploads, "LARGEST", 3)

    with pytest.raises(ActionRefused, match="au plus"):
        uploads.numbers_of(SimpleUploadedFile("liste.csv", b"SE_1\n"))
