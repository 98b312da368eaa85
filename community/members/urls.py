from django.urls import path, re_path

from .views.away import away, back
from .views.mailed_links import choose_new_password, confirm_email
from .views.people import change_role, close, people, reopen
from .views.profile import profile_edit

app_name = "members"

urlpatterns = [
    # Before django-allauth's own of the same address, to which its mails lead.
    re_path(r"^accounts/confirm-email/(?P<key>[-:\w]+)/$", confirm_email, name="confirm_email"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        choose_new_password,
        name="choose_new_password",
    ),
    path("accounts/profile/", profile_edit, name="profile_edit"),
    path("accounts/away/", away, name="away"),
    path("accounts/away/back/", back, name="back"),
    path("site/people/", people, name="people"),
    path("site/people/<int:pk>/role/", change_role, name="change_role"),
    path("site/people/<int:pk>/close/", close, name="close"),
    path("site/people/<int:pk>/reopen/", reopen, name="reopen"),
]
