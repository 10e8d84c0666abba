"""The ROME of France Travail: records of its readers become rows of the reference."""
