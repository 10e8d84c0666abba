"""Files of the labour market: recruitment projects, tensions, unemployment, families of jobs."""
