"""The training offer in and out: files of Lhéo → rows, rows → files of Lhéo."""
