"""How many short messages a text takes: 3GPP TS 23.038 (alphabets) and TS 23.040 (messages in parts).

A message holds 140 octets: 160 characters of 7 bits or 70 UTF-16 code units. In a text of several parts each gives
6 octets to a header, which leaves 153 or 67.
"""

from collections.abc import Sequence

ESCAPED = frozenset("\f^{}\\[~]|€")  # the extension table: an escape before the character
SEVEN_BIT = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


def segments(text: str) -> int:
    """0 for an empty text. A character of two units is never parted, so a part may stay one unit short."""
    if all(char in SEVEN_BIT or char in ESCAPED for char in text):
        return _parts([2 if char in ESCAPED else 1 for char in text], whole=160, part=153)
    return _parts([2 if ord(char) > 0xFFFF else 1 for char in text], whole=70, part=67)


def _parts(costs: Sequence[int], whole: int, part: int) -> int:
    if sum(costs) <= whole:
        return min(len(costs), 1)
    count, room = 1, part
    for cost in costs:
        if cost > room:
            count, room = count + 1, part
        room -= cost
    return count
