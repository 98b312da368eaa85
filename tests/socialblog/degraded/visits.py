"""Everybody looks at every page, while something around the site is broken."""

from django.test import Client
from django.urls import reverse

from tests.test_permissions import PEOPLE, POLICY, args_of, letter


def logged_in(people: dict) -> dict[str, Client]:
    """A browser for each, logged in while all was well."""
    clients = {}
    for person in PEOPLE:
        clients[person] = Client(raise_request_exception=False)
        if people[person] is not None:
            clients[person].force_login(people[person])
    return clients


def looked(clients: dict[str, Client], at: dict) -> dict[str, str]:
    """What everybody gets at each address, in the letters of POLICY."""
    rows = {}
    for name in POLICY:
        url = reverse(name, args=args_of(name, at))
        rows[name] = "".join(letter(clients[person].get(url)) for person in PEOPLE)
    return rows


AS_ALWAYS = {name: gets for name, (gets, _posts) in POLICY.items()}
