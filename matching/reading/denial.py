"""Whether the words around a hit deny it: "not domestic violence", "no shelter needed", "ya tengo abogado"."""

from collections.abc import Sequence

from matching.reading.hit import Hit
from matching.reading.rules import word_set
from matching.reading.words import Word

LOOK_BACK = 5  # words between a "not" and what it denies
NEXT_BEGINS = 3  # words of the next clause that tell what is wanted instead


def denied(hit: Hit, words: Sequence[Word]) -> bool:
    """Whether a "not" before it speaks of it: "not domestic violence", "no shelter needed", "it was not my husband"."""
    if _had(hit, words):
        return True
    crossed: list[str] = []
    joined = False
    for at in range(hit.start - 1, max(hit.start - 1 - LOOK_BACK, -1), -1):
        if words[at].clause != words[hit.start].clause:
            return False
        token = words[at].token
        if token in word_set("negators"):
            return _refuses(hit, at, crossed, words)
        if token not in word_set("negation_bridge") and not joined:
            return False
        joined = token in word_set("joined_denials")
        crossed.append(token)
    return False


def _refuses(hit: Hit, negator: int, crossed: Sequence[str], words: Sequence[Word]) -> bool:
    """To lack a thing is to need it: "no food", "I don't have a lawyer". A need is refused by "don't need", "it is not
    about", "I don't want to die", "no counseling, just money".
    """
    if hit.meaning.kind not in ("need", "topic"):
        return True
    inside = {word.token for word in words[hit.start : min(hit.start + 2, hit.end)]}
    after = words[hit.end].token if hit.end < len(words) else ""
    return (
        bool((set(crossed) | inside) & word_set("need_refused_by"))
        or after in word_set("need_refused_after")
        or _is_not(negator, crossed, words)
        or _instead(hit, negator, words)
    )


def _is_not(negator: int, crossed: Sequence[str], words: Sequence[Word]) -> bool:
    """What something or somebody is not: "I'm not suicidal", "this isn't about immigration", "no es por la renta"."""
    before = words[negator - 1].token if negator else ""
    token = words[negator].token
    said = token in word_set("is_not") or (token in ("not", "never") and before in word_set("is_not_before"))
    return said or bool(crossed and crossed[-1] in word_set("is_not_after"))


def _instead(hit: Hit, negator: int, words: Sequence[Word]) -> bool:
    """ "No counseling please, just money", "no shelter, we have a place": the next clause says what is wanted instead."""
    clause = words[hit.start].clause
    if negator and words[negator - 1].clause == clause:
        return False
    following = [word.token for word in words[hit.end :] if word.clause == clause + 1][:NEXT_BEGINS]
    return bool(set(following) & word_set("instead"))


def _had(hit: Hit, words: Sequence[Word]) -> bool:
    """ "I have a lawyer", "ya tengo donde quedarme": what one has is not asked for; "do I have a lawyer" may be."""
    if hit.meaning.code not in word_set("needs_one_has") or hit.start == 0:
        return False
    before = [word.token for word in words[max(hit.start - 3, 0) : hit.start] if word.clause == words[hit.start].clause]
    lacked = {word.token for word in words[hit.start : hit.end]} & word_set("lacked")
    if lacked or not before or before[-1] not in word_set("has"):
        return False
    owned = before[-1] in ("tengo", "tenemos") or (len(before) > 1 and before[-2] in ("i", "we", "already", "ya"))
    return owned and not set(before) & (word_set("negators") | word_set("has_not_after"))
