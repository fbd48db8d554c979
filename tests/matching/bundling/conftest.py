import pytest

from matching.bundling import write_bundle
from tests.bundles import MADE, silent


@pytest.fixture
def bundled(tmp_path):
    """Writes the directory as it stands into a file, and returns the file."""

    def write():
        file = tmp_path / "small.bundle"
        write_bundle(file, silent, force=True, now=MADE)
        return file

    return write
