"""What the software of an agency may ask and change, with a token (docs/partner-api.md)."""
