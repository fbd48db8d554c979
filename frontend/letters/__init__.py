"""Letters to agencies and colleagues: their words, and how they are sent."""
