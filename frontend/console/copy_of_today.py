from datetime import date


def bundle_date() -> date | None:
    return None
