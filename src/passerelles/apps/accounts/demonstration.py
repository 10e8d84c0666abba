"""The password that fictitious accounts share: shown to everybody, so never in production."""

PASSWORD = "demonstration-passerelles"  # noqa: S105 (public on purpose)
