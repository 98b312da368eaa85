from django.db import migrations

ROLES = {
    "reader": [],
    "author": ["write_posts", "answer_readers"],
    "moderator": ["answer_readers", "moderate_comments"],
    "editor": ["write_posts", "answer_readers", "moderate_comments", "edit_site"],
}
NAMES = {
    "write_posts": "Write articles and publish them",
    "answer_readers": "Answer readers in the company's name",
    "moderate_comments": "Keep the conversation civil",
    "edit_site": "Change the site and people's roles",
}


def make_roles(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    content_type, _ = ContentType.objects.get_or_create(app_label="members", model="member")
    # Permissions usually appear after all migrations; the roles need theirs now.
    permissions = {
        codename: Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )[0]
        for codename, name in NAMES.items()
    }
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set([permissions[codename] for codename in codenames])


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
