"""The WSGI door: gunicorn config.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_django = get_wsgi_application()

from matching.serving import preloaded  # noqa: E402  Django must be set up first

application = preloaded(_django)
