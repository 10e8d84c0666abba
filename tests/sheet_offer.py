"""One session of which everything is known, and one of which nothing is."""

from datetime import date, time

from passerelles.apps.catalogue.models import GreenDecision, Session
from tests import factories
from tests import offer_factories as offer

REFERENT = {
    "kind": "1",
    "name": "Dominique Roux",
    "phone": "05 61 00 00 01",
    "email": "handicap@exemple.fr",
    "trained": True,
}
SECRETARY = {"kind": "4", "name": "Claude Vidal", "phone": "05 61 00 00 02", "email": ""}


def bare_session(**fields: object) -> Session:
    return offer.session(start=None, start_precision="unknown", **fields)


def full_session(rows: int = 1, **fields: object) -> Session:
    """``rows``: how many children of each kind; the lists of a sheet grow with it."""
    session = offer.session(action=_action(), **{**_SESSION, **fields})
    training, action = session.action.training, session.action
    for number in range(rows):
        _children(session, number)
        offer.session(action=action, start=date(2027, 3, 1 + number))
    GreenDecision.objects.create(
        training=training,
        is_green=True,
        reason="Module sur les farines locales",
        author=offer.data_manager(name="Camille Faure"),
        made_at=factories.A_MORNING,
    )
    return session


_SESSION = {
    "end": date(2027, 6, 30),
    "registration_start": date(2026, 10, 1),
    "registration_end": date(2026, 12, 11),
    "recruitment_state": "open",
    "seats": 3,
    "capacity": 12,
    "seats_on": date(2026, 11, 20),
    "reserved_seats": 2,
    "registration_terms": "Téléphonez au secrétariat.",
    "blocks_validation": "2",
    "contacts": [SECRETARY],
    "updated_on": date(2026, 11, 19),
}


def _action() -> object:
    provider = offer.provider(
        name="École du fournil",
        siret="19311384200010",
        phone="05 61 00 00 00",
        email="contact@exemple.fr",
        qualiopi=["formation", "apprentissage"],
        regional_label=True,
        contacts=[REFERENT],
    )
    training = offer.training(
        provider=provider,
        title="CAP Boulanger",
        objective="Fabriquer pains et viennoiseries.",
        content="Pétrir.\nFaçonner.\nCuire.",
        is_certifying=True,
        entry_level=2,
        exit_level=3,
        general_objective="6",
    )
    return offer.action(
        training=training,
        mode="onsite",
        entry_mode="fixed",
        paces=["full_time"],
        publics=["80001", "81020"],
        hours_centre=420,
        hours_company=210,
        hours_total=630,
        hours_weekly=35,
        costs_covered=True,
        remaining_cost="Tenue : 60 €",
        programme="qualif-pro",
        modules=["transversal", "numerique", "ecologie"],
        green_by_content=True,
        adjustments=True,
        conditions="Aimer se lever tôt.",
    )


def _children(session: Session, number: int) -> None:
    action, training = session.action, session.action.training
    commune = factories.territory(f"0912{number}", name="Foix")
    offer.place(
        action,
        name="Le fournil",
        address="1 rue du Four",
        postcode="09000",
        city="Foix",
        commune=commune,
        latitude=42.96,
        longitude=1.6,
        access="Bus 2, arrêt Halle",
    )
    offer.funding(action, seats=10)
    offer.block(session, f"Bloc {number}", code=f"RNCP1BC0{number}", alone=True)
    offer.meeting(
        session,
        start=date(2026, 12, 1 + number),
        start_time=time(9, 30),
        end_time=time(12),
        city="Foix",
        seats=8,
    )
    old = factories.certification(f"RNCP10{number:02}", is_active=False, level=3)
    factories.succession(old, factories.certification(f"RNCP20{number:02}", level=3))
    offer.leads_to_certification(training, old)
    job = factories.occupation(f"D11{number:02}", transition="green")
    offer.leads_to_occupation(training, job)
