"""From the words of a training to the skills that it teaches."""
