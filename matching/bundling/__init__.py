"""The bundle: a read-only copy of the published listings, from which a console answers while the server is away."""

from matching.bundling.reading import BadBundle, Bundle, bundle_date, read_bundle
from matching.bundling.writing import Written, write_bundle

__all__ = ["BadBundle", "Bundle", "Written", "bundle_date", "read_bundle", "write_bundle"]
