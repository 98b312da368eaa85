from django.db import migrations


def make_settings(apps, schema_editor):
    apps.get_model("blog", "SiteSettings").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("blog", "0001_initial")]

    operations = [migrations.RunPython(make_settings, migrations.RunPython.noop)]
