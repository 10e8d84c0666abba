from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="nomenclatureitem",
            name="code",
            field=models.CharField(max_length=120),
        ),
        migrations.AlterField(
            model_name="nomenclatureitem",
            name="id",
            field=models.CharField(max_length=160, primary_key=True, serialize=False),
        ),
    ]
