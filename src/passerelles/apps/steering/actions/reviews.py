"""The life of a yearly review: opened, written, frozen, signed, superseded."""

from datetime import datetime

from django.db import transaction

from passerelles.apps.accounts.models import SIGNING_COLLEGES, Institution, User
from passerelles.apps.accounts.rights import Verb, require, warrants
from passerelles.apps.journal.actions import Act, record, record_changes, snapshot
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import Plan, ReviewPart, ReviewSignature, YearlyReview
from passerelles.apps.steering.reads.reviews.content import review_content
from passerelles.apps.steering.reads.reviews.frozen import fingerprint, to_json
from passerelles.apps.steering.reads.reviews.reading import require_year
from passerelles.apps.steering.reads.reviews.writers import writing_institutions


@transaction.atomic
def open_review(year: int, *, actor: User, at: datetime) -> YearlyReview:
    """The live review of a year, with an empty part for each institution that writes in it.

    Raises SteeringRefused outside the years of the plan, or when that of the year is frozen;
    PermissionDenied.
    """
    plan = Plan.objects.select_for_update().filter(is_current=True).first()
    if plan is None:
        raise SteeringRefused(
            "Aucun plan n’est chargé : lancez « passerelles plan load FICHIER », puis recommencez."
        )
    require_year(plan, year)
    require(actor, Verb.WRITE, YearlyReview(plan=plan, year=year))
    last = YearlyReview.objects.filter(plan=plan, year=year).first()
    if last is None:
        return _opened(YearlyReview(plan=plan, year=year, opened_at=at, opened_by=actor), actor)
    if last.frozen_at:
        raise SteeringRefused(
            f"Le bilan {year} est figé : pour le corriger, ouvrez-en un autre qui le remplace, en "
            "disant pourquoi."
        )
    return last


@transaction.atomic
def supersede(review: YearlyReview, reason: str, *, actor: User, at: datetime) -> YearlyReview:
    """A new review in the place of a frozen one; it starts from its texts. The old one stays.

    Raises SteeringRefused without a reason, when ``review`` is live or already superseded.
    """
    require(actor, Verb.WRITE, review)
    old = YearlyReview.objects.select_for_update().get(pk=review.pk)
    if not reason.strip():
        raise SteeringRefused("Dites pourquoi ce bilan en remplace un autre.")
    if old.frozen_at is None:
        raise SteeringRefused("Ce bilan n’est pas figé : corrigez-le directement.")
    if YearlyReview.objects.filter(supersedes=old).exists():
        raise SteeringRefused("Ce bilan est déjà remplacé : ouvrez celui qui le remplace.")
    made = YearlyReview(
        plan=old.plan,
        year=old.year,
        number=old.number + 1,
        opened_at=at,
        opened_by=actor,
        supersedes=old,
        reason=reason.strip(),
    )
    return _opened(made, actor, texts=dict(old.parts.values_list("institution_id", "text")))


def write_part(part: ReviewPart, text: str, *, revision: int, actor: User, at: datetime) -> None:
    """Save what an institution says. Raises EditedMeanwhile, SteeringRefused, PermissionDenied."""
    require(actor, Verb.WRITE, part)
    with transaction.atomic():
        kept = ReviewPart.objects.select_for_update(of=("self",)).get(pk=part.pk)
        if kept.review.frozen_at:
            raise SteeringRefused("Le bilan est figé : ses textes ne changent plus.")
        if kept.revision != revision:
            raise EditedMeanwhile(kept.text, text)
        before, kept.text = snapshot(kept, ("text",)), text.strip()
        kept.revision, kept.updated_at, kept.author = revision + 1, at, actor
        kept.save()
        on = ("review_part", str(kept.pk))
        record_changes(before, snapshot(kept, ("text",)), on=on, act=Act(actor.email, at))


@transaction.atomic
def freeze(review: YearlyReview, *, actor: User, at: datetime) -> YearlyReview:
    """Freeze the review with what is known now; its fingerprint is what colleges sign.

    Raises SteeringRefused when it is already frozen, PermissionDenied.
    """
    require(actor, Verb.WRITE, review)
    kept = YearlyReview.objects.select_for_update().get(pk=review.pk)
    if kept.frozen_at:
        raise SteeringRefused(f"Le bilan {kept.year} est déjà figé.")
    kept.content = to_json(review_content(kept, on=at))
    kept.sha256 = fingerprint(kept.content)
    kept.as_of, kept.frozen_at, kept.frozen_by = at, at, actor
    kept.save()
    details: dict[str, object] = {"sha256": kept.sha256}
    record("review.frozen", actor=actor.email, on=_on(kept), at=at, details=details)
    return kept


@transaction.atomic
def sign(
    review: YearlyReview, *, actor: User, at: datetime, mention: str = ""
) -> list[ReviewSignature]:
    """Sign for the colleges of ``actor`` that have not signed yet, usually one.

    Raises SteeringRefused when the review is live or superseded, or when they all signed already;
    PermissionDenied for whoever signs for nobody.
    """
    require(actor, Verb.SIGN, review)
    kept = YearlyReview.objects.select_for_update().get(pk=review.pk)
    if kept.frozen_at is None:
        raise SteeringRefused(
            "Ce bilan n’est pas figé : on signe des chiffres qui ne bougent plus."
        )
    if YearlyReview.objects.filter(supersedes=kept).exists():
        raise SteeringRefused("Ce bilan est remplacé par un autre : signez celui qui le remplace.")
    signing = _colleges(actor, kept)
    signed = set(kept.signatures.values_list("college", flat=True))
    rows = [
        ReviewSignature(
            review=kept,
            college=college,
            institution=institution,
            signer=actor,
            sha256=kept.sha256,
            mention=mention.strip(),
            signed_at=at,
        )
        for college, institution in signing.items()
        if college not in signed
    ]
    if not rows:
        raise SteeringRefused("Votre collège a déjà signé ce bilan.")
    ReviewSignature.objects.bulk_create(rows)
    details: dict[str, object] = {"sha256": kept.sha256, "colleges": [row.college for row in rows]}
    record("review.signed", actor=actor.email, on=_on(kept), at=at, details=details)
    return rows


def _colleges(actor: User, review: YearlyReview) -> dict[str, Institution]:
    """The signing colleges for which this person may sign, each with an institution."""
    found: dict[str, Institution] = {}
    for warrant in warrants(actor, Verb.SIGN, review):
        institution = warrant.institution
        if institution is not None and institution.college in SIGNING_COLLEGES:
            found.setdefault(institution.college, institution)
    return found


def _opened(review: YearlyReview, actor: User, texts: dict[int, str] | None = None) -> YearlyReview:
    review.save()
    ReviewPart.objects.bulk_create(
        ReviewPart(review=review, institution=one, text=(texts or {}).get(one.pk, ""))
        for one in writing_institutions()
    )
    details: dict[str, object] = {"reason": review.reason}
    record("review.opened", actor=actor.email, on=_on(review), at=review.opened_at, details=details)
    return review


def _on(review: YearlyReview) -> tuple[str, str]:
    return "yearly_review", str(review.pk)
