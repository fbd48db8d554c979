"""Judging the ranking: golden requests, hand grades, plain baselines, exact metrics and intervals."""
