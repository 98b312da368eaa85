from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_mornings")]

    operations = [
        migrations.CreateModel(
            name="Morning",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
