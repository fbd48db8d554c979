"""`python -m bench.outages.run FOLDER`: the measurement itself, on the database that DATABASE_URL names."""

import os
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from bench.outages.measuring import main

    sys.exit(main(Path(sys.argv[1])))
