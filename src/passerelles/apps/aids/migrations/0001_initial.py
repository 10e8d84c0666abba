"""Amounts dated at the desk; the database keeps what was published as it was."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GUARD = """
CREATE FUNCTION aids_refuse_changed_amount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'Un montant proposé ne s’efface pas : on le retire.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'Ce montant est retiré : proposez-en un autre.'
            USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.published_at IS NOT NULL AND
       (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by_id')
       <> (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by_id') THEN
        RAISE EXCEPTION 'Ce montant est publié : on le retire, on ne le change pas.'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER aids_dated_amount BEFORE UPDATE OR DELETE ON aids_datedamount
    FOR EACH ROW EXECUTE FUNCTION aids_refuse_changed_amount();
"""
UNGUARD = """
DROP TRIGGER aids_dated_amount ON aids_datedamount;
DROP FUNCTION aids_refuse_changed_amount();
"""


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0002_institutions_and_grants'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DatedAmount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('parameter', models.CharField(max_length=80)),
                ('value', models.DecimalField(decimal_places=4, max_digits=12)),
                ('unit', models.CharField(blank=True, max_length=5)),
                ('starts_on', models.DateField()),
                ('source', models.CharField(max_length=300)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('read_on', models.DateField()),
                ('confidence', models.CharField(choices=[('official', 'texte officiel'), ('relayed', 'relayé par un organisme public'), ('press', 'lu dans la presse'), ('computed', 'calculé à partir d’un texte')], max_length=8)),
                ('review_by', models.DateField()),
                ('reason', models.TextField()),
                ('proposed_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.institution')),
                ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-proposed_at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('published_at__isnull', False), ('withdrawn_at', None)), fields=('parameter', 'starts_on'), name='dated_amount_one_in_force'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='dated_amount_not_negative'), models.CheckConstraint(condition=models.Q(('review_by__gt', models.F('read_on'))), name='dated_amount_review_after_reading'), models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('published_by', None)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='dated_amount_published_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', None)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='dated_amount_withdrawn_by_somebody')],
            },
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
