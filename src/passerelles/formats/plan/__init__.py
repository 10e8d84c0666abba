"""The file of a regional plan: orientations, priorities, actions, measures, targets."""
