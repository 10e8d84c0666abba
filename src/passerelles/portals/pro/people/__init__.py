"""People and rights: institutions, members, invitations, rights, delegations."""
