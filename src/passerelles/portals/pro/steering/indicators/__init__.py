"""The desk of indicators: figures, targets, typed values, disagreements."""
