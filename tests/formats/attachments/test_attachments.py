"""Files as people give them: known by their content, read without trusting them."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import attachment_files as files

from passerelles.formats.attachments.kinds import FileKind, kind_of
from passerelles.formats.attachments.names import safe_name
from passerelles.formats.attachments.packages import MOST_PARTS
from passerelles.formats.attachments.refusal import RefusedFile
from passerelles.formats.attachments.texts import LONGEST_TEXT, text_of


@pytest.fixture
def put(tmp_path: Path):
    def written(content: bytes) -> Path:
        path = tmp_path / "file"
        path.write_bytes(content)
        return path

    return written


@pytest.mark.parametrize(
    ("content", "name", "kind", "text"),
    [
        (files.pdf(), "a.pdf", FileKind.PDF, "Carte des formations"),
        (files.docx(), "a.docx", FileKind.DOCX, "Compte rendu de la commission"),
        (files.odt(), "a.odt", FileKind.ODT, "Relevé de décisions"),
        (files.ods(), "a.ods", FileKind.ODS, "Budget par financeur"),
        (files.xlsx(), "a.xlsx", FileKind.XLSX, "Places ouvertes"),
        ("é;à".encode(), "a.csv", FileKind.CSV, "é;à"),
        ("é;à".encode("cp1252"), "a.txt", FileKind.TXT, "é;à"),
        (b"\xef\xbb\xbfa", "A.TXT", FileKind.TXT, "a"),
        (files.PNG, "a.png", FileKind.PNG, ""),
        (files.JPEG, "a.jpeg", FileKind.JPEG, ""),
    ],
)
def test_a_file_is_known_by_its_content_and_gives_its_text(put, content, name, kind, text):
    path = put(content)

    assert kind_of(path, name=name) is kind
    assert text_of(path, kind, name=name) == text


def test_the_name_does_not_decide(put):
    assert kind_of(put(files.pdf()), name="image.png") is FileKind.PDF


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "a.pdf", "« a.pdf » est vide"),
        (b"MZ\x90\x00" + b"\x00" * 60, "a.exe", "n’est pas d’un format que l’espace partagé garde"),
        (b"<script>alert(1)</script>", "a.html", "n’est pas d’un format"),
        (b"<svg onload='x'/>", "a.svg", "n’est pas d’un format"),
        (b"\x00\x01", "a.txt", "n’est pas d’un format"),
        (files.OLD_WORD, "a.doc", "protégé par un mot de passe ou d’un ancien format"),
        (files.package({"a.txt": "rien"}), "a.zip", "n’est pas d’un format"),
        (files.docx()[:200], "a.docx", "« a.docx » est abîmé"),
        (files.docx(**{"word/vbaProject.bin": b"x"}), "a.docx", "contient des macros"),
        (files.odt(**{"Basic/script-lc.xml": "<x/>"}), "a.odt", "contient des macros"),
        (
            files.odt(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "a.odt",
            "protégé par un mot de passe",
        ),
        (files.bomb(), "a.docx", "occupe trop de place une fois ouvert"),
        (
            files.docx(**{f"word/{n}.xml": "" for n in range(MOST_PARTS)}),
            "a.docx",
            "occupe trop de place une fois ouvert",
        ),
    ],
)
def test_a_file_that_is_not_kept_says_why_in_one_sentence(put, content, name, told):
    with pytest.raises(RefusedFile, match=told) as refusal:
        kind_of(put(content), name=name)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "kind", "told"),
    [
        (files.pdf(encrypted=True), FileKind.PDF, "protégé par un mot de passe"),
        (b"%PDF-1.4\nrien", FileKind.PDF, "est un PDF abîmé"),
        (files.entities(), FileKind.DOCX, "déclare des entités XML"),
        (files.docx("<a>"), FileKind.DOCX, "est abîmé"),
        (files.docx("a" * 61_000_000), FileKind.DOCX, "occupe trop de place|est abîmé"),
    ],
)
def test_a_dangerous_text_is_refused_while_reading(put, content, kind, told):
    with pytest.raises(RefusedFile, match=told):
        text_of(put(content), kind, name="a")


def test_a_file_of_the_machine_is_never_read(put, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("mot de passe", encoding="utf-8")

    with pytest.raises(RefusedFile, match="entités XML"):
        text_of(put(files.outside_entity(str(secret))), FileKind.DOCX, name="a")


def test_a_directory_that_lies_about_sizes_is_not_believed(put):
    path = put(files.lying_bomb())

    with pytest.raises((RefusedFile, zipfile.BadZipFile)):
        text_of(path, FileKind.DOCX, name="a")


def test_a_long_text_is_cut(put):
    text = text_of(put(b"mot " * LONGEST_TEXT), FileKind.TXT, name="a")

    assert len(text) <= LONGEST_TEXT


@pytest.mark.parametrize(
    ("written", "kind", "kept"),
    [
        ("../../etc/passwd", FileKind.TXT, "passwd.txt"),
        ("C:\\dossier\\bilan.pdf", FileKind.PDF, "bilan.pdf"),
        ("bilan.pdf.exe", FileKind.PDF, "bilan.pdf.exe.pdf"),
        ("bilan\r\nSet-Cookie: a=b.pdf", FileKind.PDF, "bilanSet-Cookie a=b.pdf"),
        ("\u202efdp.exe", FileKind.PDF, "fdp.exe.pdf"),
        (".htaccess", FileKind.TXT, "htaccess.txt"),
        ("", FileKind.PDF, "document.pdf"),
        ("Été.JPEG", FileKind.JPEG, "Été.jpeg"),
    ],
)
def test_a_hostile_name_is_made_harmless(written: str, kind: FileKind, kept: str):
    assert safe_name(written, kind) == kept


@given(st.text(max_size=300), st.sampled_from(FileKind))
def test_any_name_becomes_one_that_a_disk_and_a_header_accept(written: str, kind: FileKind):
    kept = safe_name(written, kind)

    assert 0 < len(kept) <= 130
    assert not set(kept) & set('/\\\r\n\0"<>|:*?')
    assert not kept.startswith(".")
