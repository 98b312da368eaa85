"""The desk's page between *Publish* and the public article."""

from django.urls import path

from .views.listening_first import listen_first

app_name = "listening"
urlpatterns = [path("<int:pk>/", listen_first, name="first")]
