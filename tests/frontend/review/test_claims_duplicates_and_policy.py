"""Claims, duplicates, merges and the inclusion policy on the pages of the curators, and each page against each role."""

import pytest
from django.test import Client

from directory import claims, merging, policies
from directory.models import (
    Claim,
    FormerId,
    InclusionPolicy,
    Invitation,
    Letter,
    Membership,
    Merge,
    NotTheSame,
    Refusal,
)
from directory.models.people import Role
from tests import people
from tests.api import samples
from tests.directory.curating import OLD_NUMBER
from tests.frontend.review.pages import address, post, read, shown

pytestmark = pytest.mark.usefixtures("empty_directory")
MAILBOX = "desk@safe.example"
KINDS = (Claim, FormerId, InclusionPolicy, Invitation, Letter, Merge, NotTheSame, Refusal)
OTHERS = ("anonymous", "operator", "partner", "other partner", "analyst", "administrator")


@pytest.fixture
def cora():
    return people.curator()


@pytest.fixture
def cyrus():
    return people.second_curator()


@pytest.fixture
def stays():
    return samples.service("tx-stays", name="Oak House")


@pytest.fixture
def goes():
    return samples.service(
        "tx-goes", name="Oak House", description="Another text.", of=samples.organization("oak", name="Oak House")
    )


@pytest.fixture
def claim(stays):
    return claims.claim(service=stays, email=MAILBOX, office="Front desk", words="We keep it.")


@pytest.fixture
def merge(stays, goes, cora):
    return merging.propose(stays=stays, goes=goes, fields=["description"], why="One house.", by=cora)


def rows():
    partners = list(Membership.objects.filter(role=Role.PARTNER).order_by("pk").values())
    return [list(kind.objects.order_by("pk").values()) for kind in KINDS] + [partners]


# Claims


def test_a_claim_waits_with_the_numbers_to_call(cora, claim):
    assert "Front desk" in shown(read(cora, "claims"))
    page = shown(read(cora, "claim", claim.pk))
    assert MAILBOX in page
    assert f'href="tel:{OLD_NUMBER}"' in page


def test_an_accepted_claim_leads_back_to_the_list_and_the_second_click_changes_nothing(cora, claim):
    said = {"accept-called": OLD_NUMBER, "accept-note": "The desk knows of it."}
    answer = post(cora, "accept-claim", claim.pk, **said)
    assert (answer.status_code, answer["Location"]) == (302, address("claims"))
    assert Invitation.objects.get().email == MAILBOX
    before = rows()
    assert post(cora, "accept-claim", claim.pk, **said).status_code == 409
    assert rows() == before
    assert "The desk knows of it." in shown(read(cora, "claim", claim.pk))


@pytest.mark.parametrize(
    "said", [{}, {"accept-called": OLD_NUMBER}, {"accept-called": "+15125550199", "accept-note": "Yes."}]
)
def test_no_number_no_claim(cora, claim, said):
    before = rows()
    assert post(cora, "accept-claim", claim.pk, **said).status_code == 422
    assert rows() == before


def test_a_rejected_claim_sends_the_reason(cora, claim):
    assert post(cora, "refuse-claim", claim.pk, **{"refuse-reason": "Nobody knows of it."}).status_code == 302
    assert Letter.objects.get().facts["reason"] == "Nobody knows of it."


def test_a_curator_does_not_decide_over_their_own_claim(cora, stays):
    own = claims.claim(service=stays, email=MAILBOX, office="Director", claimant=cora)
    page = shown(read(cora, "claim", own.pk))
    assert address("accept-claim", own.pk) not in page
    before = rows()
    said = {"accept-called": OLD_NUMBER, "accept-note": "Yes."}
    assert post(cora, "accept-claim", own.pk, **said).status_code == 403
    assert rows() == before


# Duplicates


def test_a_likely_pair_is_listed_with_why(cora, stays, goes):
    page = shown(read(cora, "duplicates"))
    assert "The same number <bdi>512-555-0100</bdi>" in page
    assert "Names alike" in page


def test_what_is_not_the_same_is_not_asked_again(cora, stays, goes):
    for _click in range(2):
        assert post(cora, "keep-apart", "tx-stays", "tx-goes").status_code == 302
    assert NotTheSame.objects.count() == 1
    assert "Nothing waits here." in shown(read(cora, "duplicates"))


def test_two_curators_make_them_one_and_one_makes_them_two_again(cora, cyrus, stays, goes):
    page = shown(read(cora, "merge", "tx-stays", "tx-goes"))
    assert 'name="taken" value="description"' in page
    assert post(cora, "merge", "tx-stays", "tx-goes", taken=["description"], why="One house.").status_code == 302
    made = Merge.objects.get()
    assert post(cora, "confirm-merge", made.pk).status_code == 403
    assert not FormerId.objects.exists()
    assert address("confirm-merge", made.pk) not in shown(read(cora, "proposed-merge", made.pk))
    assert post(cyrus, "confirm-merge", made.pk).status_code == 302
    assert list(FormerId.objects.values_list("source_id", "service__source_id")) == [("tx-goes", "tx-stays")]
    assert post(cyrus, "confirm-merge", made.pk).status_code == 409
    made.refresh_from_db()
    assert address("change", made.proposal_id) in shown(read(cyrus, "proposed-merge", made.pk))
    assert post(cora, "undo-merge", made.pk).status_code == 302
    assert not FormerId.objects.exists()


def test_a_merge_without_a_reason_keeps_what_was_chosen(cora, stays, goes):
    answer = post(cora, "merge", "tx-stays", "tx-goes", taken=["description"])
    assert answer.status_code == 422
    assert [(name, chosen) for name, chosen, _line in answer.context["rows"]] == [("description", True)]
    assert not Merge.objects.exists()


def test_a_private_place_is_not_joined_to_a_shown_address(cora, stays, goes):
    samples.address(stays)
    samples.address(goes, "area")
    answer = post(cora, "merge", "tx-stays", "tx-goes", why="One house.")
    assert answer.status_code == 409
    assert "private place" in shown(answer)
    assert not Merge.objects.exists()


def test_a_listing_is_not_compared_with_itself_or_with_nothing(cora, stays):
    for other in ("tx-stays", "tx-nothing"):
        assert read(cora, "merge", "tx-stays", other).status_code == 404


# The policy


def test_one_writes_and_another_adopts(cora, cyrus):
    policies.load_shipped()
    said = {"write-source": "", "write-text": "We list helpers.\r\n\r\nNobody pays."}
    assert post(cora, "write-policy", **said).status_code == 302
    made = InclusionPolicy.objects.get(version=2)
    assert post(cora, "adopt-policy", made.pk).status_code == 403
    assert address("adopt-policy", made.pk) not in shown(read(cora, "policy"))
    assert post(cyrus, "adopt-policy", made.pk).status_code == 302
    assert policies.in_force()[0] == made
    assert Client().get("/listed").context["whole"][0]["paragraphs"] == ["We list helpers.", "Nobody pays."]


def test_a_refusal_and_its_appeal(cora, cyrus):
    policies.load_shipped()
    said = {"refuse-name": "Elm House", "refuse-reason": "closed", "refuse-words": "The line is off."}
    assert post(cora, "refuse-listing", **said).status_code == 302
    made = Refusal.objects.get()
    noted = {f"appeal-{made.pk}-words": "We are open."}
    assert post(cora, "note-appeal", made.pk, **noted).status_code == 302
    answered = {f"appeal-{made.pk}-words": "They are.", f"appeal-{made.pk}-listed": "yes"}
    assert post(cora, "answer-appeal", made.pk, **answered).status_code == 403
    assert post(cyrus, "answer-appeal", made.pk, **answered).status_code == 302
    assert Refusal.objects.get().appeal == "listed"


# Who may


def browser(who, organization):
    if who == "anonymous":
        return Client()
    found = {
        "operator": people.operator,
        "partner": lambda: people.partner(organization),
        "other partner": lambda: people.partner(samples.organization("other", name="Other"), name="omar"),
        "analyst": people.analyst,
        "administrator": people.administrator,
    }
    return people.signed_in(found[who]())


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reads_or_acts(claim, merge, stays, cora, who):
    policies.load_shipped()
    refusal = policies.record_refusal(name="Elm House", reason="closed", words="Off.", by=cora)
    policy = policies.write(source="", text="We list helpers.", author=cora)
    client = browser(who, stays.organization)
    before, refused = rows(), 302 if who == "anonymous" else 403
    pair = ("tx-stays", "tx-goes")
    pages = [
        ("claims",),
        ("claim", claim.pk),
        ("duplicates",),
        ("merge", *pair),
        ("proposed-merge", merge.pk),
        ("policy",),
    ]
    acts = [("accept-claim", claim.pk), ("refuse-claim", claim.pk), ("keep-apart", *pair), ("merge", *pair)]
    acts += [(f"{verb}-merge", merge.pk) for verb in ("confirm", "decline", "undo")]
    acts += [("write-policy",), ("adopt-policy", policy.pk), ("refuse-listing",)]
    acts += [("note-appeal", refusal.pk), ("answer-appeal", refusal.pk)]
    for page in pages:
        assert (page, client.get(address(*page)).status_code) == (page, refused)
    for act in acts:
        assert (act, client.post(address(*act), {"why": "Yes."}).status_code) == (act, refused)
    assert rows() == before
