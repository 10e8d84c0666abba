"""In, out valid, in again unchanged."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from lxml import etree

from passerelles.apps.catalogue.actions.retire_demonstration import OFFER_MODELS
from passerelles.apps.catalogue.models import (
    CorrectedKind,
    Correction,
    PortalSighting,
    Session,
    Training,
)
from passerelles.apps.catalogue.reads.export import ExportSelection
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.config.exporting import export_offer
from passerelles.config.imports import ImportOptions, import_source
from passerelles.formats.lheo import model
from passerelles.formats.lheo.reader import read_header, read_lheo
from passerelles.formats.lheo.writer import NothingToWrite
from tests import factories, offer_factories
from tests.formats.lheo import samples

from .values import A_RUN, action, day, group, session, training, written

Clock = Callable[[], datetime]
TEXT = "Faire du pain.\n\n- pétrir\n- cuire\n\n"


@pytest.fixture
def home(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own: raw files and index."""
    monkeypatch.setenv("PASSERELLES_HOME", str(tmp_path / "home"))
    settings.HOME = tmp_path / "home"
    factories.source("offre_locale")
    return tmp_path


def rich() -> model.Training:
    """A training that says everything that rows keep, texts longer than Lhéo allows included."""
    address = model.Address(
        name="Campus des métiers", lines=("12, rue des Lilas", "Bâtiment " + "B" * 60),
        postcode="31000", city="Toulouse", insee="31000", latitude=43.61, longitude=1.45,
    )  # fmt: skip
    reach = model.Coordinates(
        last_name="Martin", first_name="Léa", civility="Mme", address=address,
        phones=("0561000000",), mobiles=("0600000000",), email="lea@exemple.fr",
        urls=("https://exemple.fr",),
    )  # fmt: skip
    referent = model.Contact(reach, "1", group("referent-handicap", forme="0"))
    certification = model.CertificationCodes(rncp="RNCP37780")
    blocks = (
        model.SkillBlocks("0", certification, (model.BlockCode("Pétrir", "RNCP37780BC01"),)),
        model.SkillBlocks("1", certification, (model.BlockCode("Cuire", "RNCP37780BC02"),)),
    )
    meeting = model.Recruitment(
        kind="9", remote=True, address=address, url="https://visio.fr", seats=20,
        period=model.Period(day(2026, 12, 1), day(2026, 12, 1)), start_time="9h30",
        end_time="11:00", comment="Apportez un CV",
    )  # fmt: skip
    run = session(
        "S/1", created=day(2026, 1, 2), updated=day(2026, 11, 3), registration_address=address,
        registration_terms="Par courriel", registration_period=A_RUN, recruitment_state="1",
        recruitments=(meeting,), urls=("https://s.fr",), contacts=(referent,), blocks=blocks,
        extras=group("places", restantes="3", capacite="12", reservees="2", reservees_a="RSA"),
    )  # fmt: skip
    month = model.Period(
        model.LheoDate(date(2027, 9, 1), model.LheoDate.parse("20270900").precision),
        model.LheoDate.parse("99999999"),
    )
    given = action(
        "A", run, session("S2", period=month), created=day(2026, 1, 1), updated=day(2026, 1, 2),
        pace="Journée " * 500, publics=tuple(map(model.TargetPublic, ("80056", "82044"))),
        public_note="Tous", entry_level_required=True, alternation="2 jours par semaine",
        mode="1", conditions=TEXT, costs_covered=False, entry_mode="1", urls=("https://a.fr",),
        places=(model.Place(reach, siret="19290076900014", extras=group("acces", acces="Bus 4")),),
        information_address=address,
        information_dates=(model.InformationDate(day(2026, 12, 8)),),
        meals="Cantine", lodging="Internat", transport="Bus", disabled_access="Rampe",
        languages=("FR",), recruitment_terms="Entretien", teaching_methods="Atelier " * 40,
        equipment=(model.Equipment("10", 90, "Veste"), model.Equipment("1")),
        remaining_cost="120 €", total_price="1 200,50", hourly_price="8,50", duration="6 mois",
        hours_centre=400, hours_company=0, hours_total=400, funding_terms="OPCO", agreed=True,
        trainers=(model.Trainer("19290076900014", "GRETA"),),
        funders=(
            model.Funder("2", 12, group("specificites", programme_financeur="Qualif Pro")),
            model.Funder("99", None),
        ),
        extras=(
            *group("dispositif", contrat_apprentissage="0", contrat_professionnalisation="1"),
            *group("duree-hebdo", duree_hebdo="35"), *group("rythme", cours_du_soir="1"),
            *group("modules-region", module="numerique"), *group("pacte-vert", vert="0"),
            *group("handicap", amenagements="1"),
        ),
    )  # fmt: skip
    return training(
        "F 1", given, created=day(2025, 1, 1), updated=day(2026, 11, 1), title="Boulanger",
        domain=model.Domain(
            (model.Formacode("21572", "V14"), model.Formacode("22403", "V14", True)),
            ("221",), ("D1102", "K1302", "d1102", "X0001", "X0002", "X0003"),
        ),
        objective=TEXT, expected_results="<p>Un.</p><p>Deux.</p>", content="Pain. " * 900,
        certifying=None, contacts=(referent,), pathway="3", entry_level="4", exit_level="13",
        general_objective="6", certifications=(certification, model.CertificationCodes(rs="5801")),
        urls=("https://f.fr",),
        provider=model.Provider(
            "OF/1", "76310812331", "19290076900014", "Centre", "SARL Centre", reach, (referent,),
            "Depuis 1950", uai="0310001A", extras=group("labels", qualiopi="aucune"),
        ),
    )  # fmt: skip


def imported(path: Path, clock: Clock, **options: bool) -> ImportRun:
    run = import_source(
        "offre_locale", [fingerprint(path)], clock=clock, options=ImportOptions(**options)
    )
    assert run.status in (RunStatus.SUCCEEDED, RunStatus.DRY_RUN), run.message
    return run


def exported(folder: Path, clock: Clock, **selection: str) -> Path:
    path = folder / "export.xml"
    export_offer(ExportSelection(**selection), path, at=clock())
    return path


def require_valid(path: Path, real_data: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(real_data / "formation" / "lheo_carif.xsd")))
    assert schema.validate(etree.parse(str(path))), schema.error_log


def test_what_goes_out_comes_back_unchanged(reference: None, home: Path, clock: Clock) -> None:
    imported(written(home, rich(), training("G")), clock)

    again = imported(exported(home, clock, source="offre_locale"), clock, complete=True)

    assert again.differences == {}
    assert (again.read, again.refused) == (2, 0)


def test_what_goes_out_is_valid(reference: None, home: Path, clock: Clock, real_data: Path) -> None:
    imported(written(home, rich()), clock)

    require_valid(exported(home, clock), real_data)


def test_certifications_go_out_as_bare_numbers(reference: None, home: Path, clock: Clock) -> None:
    imported(written(home, rich()), clock)

    tree = etree.parse(str(exported(home, clock)))
    codes = list(tree.iter("{*}code-RNCP", "{*}reference-code-RNCP"))

    assert len(codes) == 3
    assert {code.text for code in codes} == {"37780"}


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["intercarif_data_test.xml", "lheo_exemple_bts_onisep.xml"])
def test_a_real_file_goes_in_out_valid_and_in_unchanged(
    reference: None, home: Path, clock: Clock, real_data: Path, name: str
) -> None:
    run = imported(real_data / "formation" / name, clock)
    assert (run.read, run.refused) == (1, 0)

    path = exported(home, clock)

    require_valid(path, real_data)
    assert imported(path, clock, complete=True).differences == {}


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(samples.LHEO_22, "utf-8"), (samples.LHEO_23, "utf-8"), (samples.EDOF, "latin-1")],
)
def test_each_dialect_goes_in_out_valid_and_in_unchanged(
    reference: None, home: Path, clock: Clock, real_data: Path, *, text: str, encoding: str
) -> None:
    received = home / "received.xml"
    received.write_bytes(text.encode(encoding))
    assert imported(received, clock).refused == 0

    path = exported(home, clock)

    require_valid(path, real_data)
    assert imported(path, clock, complete=True).differences == {}


def test_a_correction_goes_out(
    reference: None, home: Path, clock: Clock, django_user_model: type
) -> None:
    imported(written(home, training()), clock)
    author = django_user_model.objects.create(email="a@exemple.fr")
    Correction.objects.create(
        kind=CorrectedKind.TRAINING,
        row="offre_locale:FO1",
        field="title",
        value="Boulangère",
        reason="faute",
        author=author,
        made_at=clock(),
    )

    (out,) = read_lheo(exported(home, clock))

    assert isinstance(out, model.Training)
    assert out.title == "Boulangère"
    assert Training.objects.get().title == "Boulanger"


def test_sending_to_a_portal_is_written_down(reference: None, home: Path, clock: Clock) -> None:
    under_contract = action(
        "B", session("2"), extras=group("dispositif", contrat_apprentissage="1")
    )
    imported(written(home, training("F", action("A", session("1")), under_contract)), clock)

    exported(home, clock, portal="apprenticeship")

    (sighting,) = PortalSighting.objects.all()
    assert (sighting.session_id, sighting.portal) == ("offre_locale:2", "apprenticeship")
    assert sighting.exported_at is not None


def test_a_generated_offer_says_so(reference: None, home: Path, clock: Clock) -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    of = offer_factories.provider("1", source=generated)
    made = offer_factories.action(training=offer_factories.training(provider=of))
    offer_factories.session(action=made)

    header = read_header(exported(home, clock))

    assert any(extra.text == "1" for g in header.extras for extra in g.children if
               extra.info == "demonstration")  # fmt: skip
    assert header.exported is not None


def test_nothing_to_export_leaves_the_former_file(
    reference: None, home: Path, clock: Clock
) -> None:
    (home / "export.xml").write_text("hier", "utf-8")

    with pytest.raises(NothingToWrite):
        exported(home, clock)
    assert (home / "export.xml").read_text("utf-8") == "hier"


def test_files_add_up_and_parts_follow_their_new_description(
    reference: None, home: Path, clock: Clock
) -> None:
    imported(written(home, rich(), training("G", action("X", session("Y")))), clock)
    poorer = training("F 1", action("A", session("S/1")), provider=rich().provider)

    run = imported(written(home, poorer, name="b.xml"), clock)

    closed = {name: d["closed"] for name, d in run.differences.items() if d["closed"]}
    assert closed == {
        "catalogue_place": 1,
        "catalogue_funding": 2,
        "catalogue_informationmeeting": 2,
        "catalogue_sessionblock": 2,
        "catalogue_trainingcertification": 2,
        "catalogue_trainingoccupation": 6,
    }
    assert Session.objects.current().count() == 3


def test_a_complete_file_closes_what_it_does_not_hold(
    reference: None, home: Path, clock: Clock
) -> None:
    imported(written(home, training("F"), training("G", action("X", session("Y")))), clock)

    imported(written(home, training("F")), clock, complete=True)

    assert [row.id for row in Session.objects.current()] == ["offre_locale:SE1"]
    assert all(
        m.objects.filter(id__contains="Y", closed_on=None).count() == 0 for m in OFFER_MODELS
    )


def test_a_dry_run_changes_nothing(reference: None, home: Path, clock: Clock) -> None:
    run = imported(written(home, training()), clock, dry_run=True)

    assert run.differences["catalogue_session"]["added"] == 1
    assert not Session.objects.exists()
