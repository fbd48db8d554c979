"""Which scope of a token each question of a partner needs, as data, and asked before anything is executed."""

from collections.abc import Mapping

from graphql import DocumentNode, OperationDefinitionNode, OperationType

from api import limits
from api.errors import Refusal, too_complex
from api.partners.bearer import unauthorized
from directory.models import ApiToken
from directory.models.tokens import Scope

FORBIDDEN = 403
NEEDED: Mapping[str, Scope] = {
    "me": Scope.READ,
    "myListings": Scope.READ,
    "myListing": Scope.READ,
    "myChanges": Scope.READ,
    "proposeChange": Scope.PROPOSE,
    "withdrawChange": Scope.PROPOSE,
    "confirmListing": Scope.CONFIRM,
    "reportCapacity": Scope.CAPACITY,
}


def refuse_unless_allowed(document: DocumentNode, operation: OperationDefinitionNode, token: ApiToken | None) -> None:
    """Raises Refusal: 401 without a token, 403 without the scope, and for more than one change in a request.

    A field that an @skip leaves out is asked for all the same: what is refused never depends on a variable.
    """
    asked = limits.root_fields(document, operation)
    changes = operation.operation is OperationType.MUTATION
    needed = [NEEDED.get(name) for name in asked if changes or name in NEEDED]
    if (needed or changes) and token is None:
        raise unauthorized("This needs a key of an agency.")
    if changes and len(asked) > 1:
        raise too_complex("Send one change in a request.")
    for scope in needed:
        if token is not None and (scope is None or scope not in token.scopes):  # without a row above: for nobody
            raise Refusal("FORBIDDEN", "authorization", f"This needs a key with the scope {scope}.", FORBIDDEN)
