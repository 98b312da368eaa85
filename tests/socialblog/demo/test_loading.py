"""Where the demo goes, and who can log in there."""

from io import StringIO

import pytest
from django.contrib.auth.hashers import is_password_usable
from django.core.management import CommandError, call_command

from blog.models import NavigationLink, Post, SiteSettings
from community.members.models import Guest, Member
from socialblog.demo.people import DEMO_LOGINS, GUESTS
from tests.makers import make_member


def manage(*arguments: str) -> str:
    words = StringIO()
    call_command(*arguments, stdout=words)
    return words.getvalue()


def test_it_keeps_away_from_a_site_in_use(db):
    make_member()
    with pytest.raises(CommandError, match="content of its own"):
        manage("load_demo")
    assert not Post.objects.exists()
    assert Member.objects.count() == 1


def test_beside_content_when_told_so_with_log_ins_while_trying_it(db, settings):
    settings.DEBUG = True
    editor = make_member("Erna Editor", role="editor")
    SiteSettings.objects.update(name="Our own name")
    assert "is loaded" in manage("load_demo", "--beside-content")
    assert SiteSettings.objects.get().name == "Our own name"
    assert not NavigationLink.objects.exists()
    assert Guest.objects.count() == len(GUESTS)
    for role, email, password in DEMO_LOGINS:
        member = Member.objects.get(email=email)
        assert member.check_password(password)
        assert member.groups.get().name == role
        assert member.emailaddress_set.get().verified
    others = Member.objects.exclude(pk=editor.pk)
    usable = [member for member in others if is_password_usable(member.password)]
    assert len(usable) == len(DEMO_LOGINS) == 4
