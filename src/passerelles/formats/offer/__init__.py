"""The words of the training offer that experts write: programmes, publics, funders, small lists."""
