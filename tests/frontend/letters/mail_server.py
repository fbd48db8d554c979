"""A mail server of our own on this machine, which speaks SMTP and keeps what it is given."""

import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Inbox:
    """`says` is the answer to RCPT, `after` the answer to the text; `hangs_up` takes the text and says nothing."""

    def __init__(self, *, says="250 OK", after="250 OK", hangs_up=False):
        self.says, self.after, self.hangs_up = says, after, hangs_up
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.says.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.says

    async def handle_DATA(self, server, session, envelope):
        if self.after.startswith("250"):
            self.mails.append((list(envelope.rcpt_tos), message_from_bytes(envelope.content, policy=policy.default)))
        if self.hangs_up:
            server.transport.abort()
        return self.after


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def speak_to(settings, port):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5


@contextmanager
def mail_server(settings, **ways):
    inbox = Inbox(**ways)
    server = Controller(inbox, hostname="127.0.0.1", port=free_port())
    server.start()
    speak_to(settings, server.port)
    try:
        yield inbox
    finally:
        server.stop()
