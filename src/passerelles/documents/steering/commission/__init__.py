"""The pack of a commission: what its members read before, and keep after, a meeting."""
