from django.urls import path

from .views.people import change_role, close, people, reopen
from .views.profile import profile_edit

app_name = "members"

urlpatterns = [
    path("accounts/profile/", profile_edit, name="profile_edit"),
    path("site/people/", people, name="people"),
    path("site/people/<int:pk>/role/", change_role, name="change_role"),
    path("site/people/<int:pk>/close/", close, name="close"),
    path("site/people/<int:pk>/reopen/", reopen, name="reopen"),
]
