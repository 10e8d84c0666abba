from django.db import migrations

# What was known at a past date is read among the rows closed since, and those still open.
CLOSED = """
CREATE INDEX observation_formerly ON indicators_observation
    (indicator, territory_kind, territory_code, period) WHERE NOT upper_inf(known)
"""


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]

    operations = [migrations.RunSQL(CLOSED, "DROP INDEX observation_formerly")]
