"""The page behind the link of a reminder: an agency answers for one listing, without an account."""
