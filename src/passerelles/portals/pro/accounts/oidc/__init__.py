"""Signing in through an OpenID Connect provider, with the profile of ProConnect."""
