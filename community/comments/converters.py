"""What an address may name; importing this registers `<id:…>`."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class IdConverter(IntConverter):
    regex = "[0-9]{1,10}"  # more than a key can have would be an error in the database


register_converter(IdConverter, "id")
