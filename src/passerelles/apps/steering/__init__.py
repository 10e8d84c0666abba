"""Steering of the plan: its orientations, actions and measures, and how they progress."""
