"""Offers as columns of numbers: gates, tiers and scores for many offers at once.

The rooms here mirror those that judge one offer (`matching.gates`, `matching.tiers`, `matching.scoring`,
`matching.ordering`), which stay the oracle: the tests hold both to the same answer.
"""
