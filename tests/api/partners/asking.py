"""An agency with a listing, keys of it, and how its software asks."""

from datetime import UTC, datetime
from itertools import count

from directory.tokens import issue
from tests import people
from tests.api import samples

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ALL = ("read", "propose", "confirm", "capacity")
_numbers = count()

CHANGE = "change { id listing state version why changed submittedAt decidedAt reason approvalsNeeded proposed { description phones { number } } }"
ERRORS = (
    "errors { code field message live { description phones { number } } proposed { description phones { number } } }"
)
PROPOSE = f"mutation ($input: ProposeChangeInput!) {{ proposeChange(input: $input) {{ {CHANGE} {ERRORS} }} }}"
WITHDRAW = f"mutation ($input: WithdrawChangeInput!) {{ withdrawChange(input: $input) {{ {CHANGE} {ERRORS} }} }}"
CONFIRM = f"mutation ($input: ConfirmListingInput!) {{ confirmListing(input: $input) {{ listing groups {ERRORS} }} }}"
CAPACITY = (
    "mutation ($input: ReportCapacityInput!) { reportCapacity(input: $input) "
    f"{{ listing capacity {{ state expires }} {ERRORS} }} }}"
)
MINE = "query ($id: ID!) { myListing(id: $id) { id version } }"


def secret_of(organization, *scopes, user=None):
    """The secret of a new key, with every scope unless some are named."""
    user = user or people.partner(organization, name=f"of-{organization.slug}")
    chosen, name = scopes or ALL, f"key {next(_numbers)}"
    return issue(user=user, organization=organization, scopes=chosen, days=365, name=name, at=NOW)[1]


def signed(secret):
    return {"Authorization": f"Bearer {secret}"}


def proposal(listing, /, **changes):
    words = {"description": {"description": "A safe place to stay. You can bring children."}}
    given = {"listing": listing.source_id, "version": 1, "why": "We moved.", "idempotencyKey": "key-1"}
    return {"input": {**given, **words, **changes}}


def other_agency():
    """Its listing, and the secret of its key."""
    house = samples.organization("other-house", name="Other House")
    return samples.service("tx-other-house", of=house), secret_of(house)
