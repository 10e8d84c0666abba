"""The need when a training ends, and what emerges."""
