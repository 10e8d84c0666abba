"""Tables that institutions fill for the steering of the plan."""
