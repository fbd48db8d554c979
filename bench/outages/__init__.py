"""The room of `bench.outage`."""
