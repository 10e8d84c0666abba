"""The yearly review: each institution writes its part, the Région freezes, four colleges sign."""
