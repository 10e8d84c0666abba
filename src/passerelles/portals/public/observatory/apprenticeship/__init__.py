"""The yearly book of apprenticeship on screen."""
