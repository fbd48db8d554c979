"""End to end, over SMTP: what is due is written about, and the link of the mail is answered once."""

import re
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from directory.models import EmailAddress, Letter, Service, Verification
from tests.directory.curating import a_listing, everything
from tests.frontend.letters.mail_server import mail_server

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 9, 1, 12, 0, tzinfo=UTC)


def test_a_reminder_is_sent_opened_answered_and_not_answered_again(settings):
    settings.PUBLIC_ORIGIN = "https://help.example"
    Service.objects.update(publication="withheld")
    listing = a_listing("tx-oak")
    EmailAddress.objects.create(service=listing, position=0, email="desk@oak.example", public=True)
    with time_machine.travel(NOW, tick=False), mail_server(settings) as inbox:
        call_command("send_reminders", stdout=StringIO())
        call_command("send_letters", stdout=StringIO())
        ((to, mail),) = inbox.mails
        assert to == ["desk@oak.example"]
        (link,) = re.findall(r"https://help\.example(/staff/confirm/\S+)", mail.get_content())
        assert Client().get(link).status_code == 200
        assert Client().post(link).status_code == 302
        assert Verification.objects.get(service=listing, field_group="hours").verified_on == NOW.date()
        before = everything(listing)
        assert Client().post(link).status_code == 404
        assert everything(listing) == before
        call_command("send_reminders", stdout=StringIO())
        call_command("send_letters", stdout=StringIO())
        assert len(inbox.mails) == 1
    assert Letter.objects.get().facts["listings"][0]["secret"] == ""
