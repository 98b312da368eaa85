"""The desk's page among the editors' pages."""

from django.urls import path

from .views.rules import rules

app_name = "answering"
urlpatterns = [path("", rules, name="rules")]
