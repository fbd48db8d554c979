from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from directory import letters
from directory.letters import Kind
from directory.models import Letter
from frontend.letters.sending import Round, send_waiting
from tests.directory.curating import NOW, a_listing
from tests.frontend.letters.mail_server import free_port, mail_server, speak_to

pytestmark = pytest.mark.django_db
LATER = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


def held(to="desk@oak.example"):
    return letters.post(kind=Kind.NUMBER_HELD, to=to, service=a_listing(f"tx-{to[0]}"), facts={}, at=NOW)


def sent_at(moment=NOW):
    return send_waiting(lambda: moment)


def test_a_letter_reaches_the_mailbox(settings):
    settings.DEFAULT_FROM_EMAIL, settings.PUBLIC_ORIGIN = "waypoint@help.example", "https://help.example"
    letter = held()
    with mail_server(settings) as inbox:
        assert sent_at() == Round(sent=1)
    ((to, mail),) = inbox.mails
    assert to == ["desk@oak.example"]
    assert (mail["To"], mail["From"]) == ("desk@oak.example", "waypoint@help.example")
    assert mail["Subject"] == "Your numbers are hidden for now: Safe Place shelter"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{letter.pk}.20261126120000000000@help.example>"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().startswith("We were told that the numbers do not work.")
    assert "https://help.example" in mail.get_content()


def test_what_was_sent_is_not_sent_again(settings):
    held()
    with mail_server(settings) as inbox:
        sent_at()
        assert sent_at(LATER) == Round()
    assert len(inbox.mails) == 1


def test_without_a_server_every_letter_waits_and_the_first_pauses(settings):
    first, second = held(), held("hall@oak.example")
    speak_to(settings, free_port())
    assert sent_at() == Round(failed=1)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.last_error, first.next_at) == ("ConnectionRefusedError", NOW + timedelta(minutes=1))
    assert (second.tries, second.next_at) == (0, NOW)
    with mail_server(settings) as inbox:
        assert sent_at(NOW + timedelta(minutes=1)) == Round(sent=2)
    assert [to for to, _mail in inbox.mails] == [["desk@oak.example"], ["hall@oak.example"]]


@pytest.mark.parametrize(
    ("ways", "error"),
    [({"says": "550 No such mailbox"}, "SMTPRecipientsRefused"), ({"after": "554 No"}, "SMTPDataError")],
)
def test_a_server_that_says_no_leaves_the_letter_waiting_and_the_others_go_on(settings, ways, error):
    held()
    held("hall@oak.example")
    with mail_server(settings, **ways) as inbox:
        assert sent_at() == Round(failed=2)
    assert inbox.mails == []
    assert list(Letter.objects.values_list("last_error", "sent_at")) == [(error, None), (error, None)]
    assert "oak.example" not in error


def test_a_server_that_hangs_up_leaves_the_letter_in_doubt_and_nothing_goes_twice(settings):
    held()
    with mail_server(settings, hangs_up=True) as inbox:
        assert sent_at() == Round(doubtful=1)
        assert sent_at(LATER) == Round(doubtful=1)
    assert len(inbox.mails) == 1


def test_a_letter_that_another_sender_took_is_left_alone(settings, monkeypatch):
    letter = held()
    take = letters.take
    monkeypatch.setattr(letters, "take", lambda **how: take(letter=letter, at=NOW) and take(**how))
    with mail_server(settings) as inbox:
        assert sent_at() == Round()
    assert inbox.mails == []


def test_the_command_sends_and_tells_how_many(settings):
    held()
    out = StringIO()
    with mail_server(settings):
        call_command("send_letters", stdout=out)
    assert out.getvalue() == "1 sent, 0 failed, 0 in doubt\n"


def test_the_command_fails_where_a_letter_did_not_go(settings):
    held()
    speak_to(settings, free_port())
    with pytest.raises(CommandError):
        call_command("send_letters", stdout=StringIO())


def test_what_is_in_doubt_goes_again_when_somebody_says_so(settings):
    held()
    with mail_server(settings, hangs_up=True):
        sent_at()
    out = StringIO()
    with mail_server(settings) as inbox:
        call_command("send_letters", "--again", stdout=out)
    assert out.getvalue() == "1 in doubt wait again\n1 sent, 0 failed, 0 in doubt\n"
    assert len(inbox.mails) == 1
