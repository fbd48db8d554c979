"""Numbers as links a phone understands, and as groups one can read aloud."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matching.blobs import LinkBlob, OfferBlob, PhoneBlob


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach an offer: `says` is the button's words, `number` what is read aloud (always left to right)."""

    kind: str  # voice, text, chat, tty, videophone, web, email
    href: str
    number: str
    says: str = ""
    note: str = ""
    vanity: str = ""
    keyword: str = ""
    extension: str = ""
    external: bool = False


def call_way(phone: PhoneBlob) -> Way:
    """A `tel:` link; an extension is dialled after a pause (RFC 3966 has `;ext=`, phones understand a comma).

    An extension in words, "option 2", is read and not dialled.
    """
    spoken = "" if phone["extension"].isdecimal() else phone["extension"]
    pause = f",{phone['extension']}" if phone["extension"] and not spoken else ""
    return Way(
        kind=phone["type"],
        href=f"tel:{phone['number']}{pause}",
        number=grouped(phone["display"] or phone["number"]),
        says=phone["label"],
        note=" · ".join(filter(None, (spoken, phone["note"]))),
        vanity=phone["vanity"],
        extension="" if spoken else phone["extension"],
    )


def grouped(display: str) -> str:
    """'(559) 233-4357' and '+15592334357' as '559-233-4357', '+18007997233' as '1-800-799-7233'; others as they are."""
    digits = "".join(char for char in display if char.isdigit())
    ten = digits[-10:]
    if len(digits) not in {10, 11} or (len(digits) == 11 and digits[0] != "1") or any(map(str.isalpha, display)):
        return display
    toll_free = ten[:3] in {"800", "833", "844", "855", "866", "877", "888"}
    return f"{'1-' if toll_free else ''}{ten[:3]}-{ten[3:6]}-{ten[6:]}"


def other_way(phone: PhoneBlob) -> Way:
    if phone["type"] != "text":
        return call_way(phone)
    return Way(
        kind="text",
        href=f"sms:{phone['number']}",
        number=grouped(phone["display"] or phone["number"]),
        says=phone["label"],
        note=phone["note"],
        keyword=phone["keyword"],
    )


def link_way(link: LinkBlob) -> Way | None:
    """A chat, website or mailbox; nothing for an address that is neither http(s) nor mail."""
    if link["kind"] == "email" and "@" in link["url"]:
        address = link["url"].removeprefix("mailto:")
        return Way(kind="email", href=f"mailto:{address}", number=address, says=_("Email"))
    if not link["url"].startswith(("https://", "http://")):
        return None
    says = _("Chat online") if link["kind"] == "chat" else _("Website")
    return Way(kind=link["kind"], href=link["url"], number="", says=says, external=True)


def first_call(blob: OfferBlob, languages: tuple[str, ...] = ()) -> Way | None:
    """The voice line in a wanted language if there is one, else the first voice line."""
    voices = [phone for phone in blob["phones"] if phone["type"] == "voice"]
    own = [phone for phone in voices if phone["language"] and phone["language"] in languages]
    chosen = (own or [phone for phone in voices if phone["language"] in {"", "en"}] or voices)[:1]
    return call_way(chosen[0]) if chosen else None


def further_ways(blob: OfferBlob, first: Way | None, most: int = 6) -> tuple[Way, ...]:
    """Everything but the large number: further lines, text, TTY, videophone, chat, then the website and mailbox."""
    phones = [other_way(phone) for phone in blob["phones"]]
    links = [way for way in map(link_way, _chat_first(blob["links"])) if way]
    rest = (way for way in [*phones, *links] if first is None or way.href != first.href)
    return tuple({(way.kind, way.href): way for way in rest}.values())[:most]


def _chat_first(links: list[LinkBlob]) -> list[LinkBlob]:
    return sorted(links, key=lambda link: ("chat", "web", "email").index(link["kind"]))
