"""The yearly book of apprenticeship (action 22 of the plan), as frozen values."""
