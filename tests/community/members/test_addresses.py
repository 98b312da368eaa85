"""Visitors are counted by the network that they come from, which is never stored."""

import pytest
from django.test import RequestFactory

from community.members.addresses import client_ip, ip_key


def a_request(remote="203.0.113.7", forwarded=None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers)


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        # Nobody in front: what the visitor claims proves nothing.
        (0, "203.0.113.7", None, "203.0.113.7"),
        (0, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        # One proxy appends whom it was called by; what stands before it is claimed.
        (1, "10.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "1.1.1.1,2.2.2.2,  198.51.100.1", "198.51.100.1"),
        # Two of ours.
        (2, "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        # Fewer than ours: it came another way, so only the connection is known.
        (2, "10.0.0.1", "198.51.100.1", "10.0.0.1"),
        (1, "10.0.0.1", None, "10.0.0.1"),
        (1, "10.0.0.1", "", "10.0.0.1"),
        (1, "10.0.0.1", "unknown", "10.0.0.1"),
        # As proxies write it.
        (1, "10.0.0.1", "198.51.100.1:4711", "198.51.100.1"),
        (1, "10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1", "fe80::1%eth0", "fe80::1"),
        # A socket of the machine has no address.
        (1, "", "198.51.100.1", "198.51.100.1"),
        (0, "", None, ""),
        (0, "not an address", None, ""),
    ],
)
def test_client_ip(settings, proxies, remote, forwarded, expected):
    settings.TRUSTED_PROXY_COUNT = proxies
    assert client_ip(a_request(remote, forwarded)) == expected


def test_claims_of_the_visitor_change_nothing(settings):
    settings.TRUSTED_PROXY_COUNT = 1
    keys = {
        ip_key(a_request("10.0.0.1", f"192.0.2.{number}, 198.51.100.1")) for number in range(50)
    }
    assert len(keys) == 1


def test_an_ipv6_household_is_one():
    assert ip_key(a_request("2001:db8:1:2::1")) == ip_key(a_request("2001:db8:1:2:ffff::9"))
    assert ip_key(a_request("2001:db8:1:2::1")) != ip_key(a_request("2001:db8:1:3::1"))
    assert ip_key(a_request("192.0.2.1")) != ip_key(a_request("192.0.2.2"))


def test_key_cannot_be_turned_back(settings):
    key = ip_key(a_request("192.0.2.1"))
    assert len(key) == 64 and set(key) <= set("0123456789abcdef")
    settings.SECRET_KEY = "another " * 8
    assert ip_key(a_request("192.0.2.1")) != key


def test_unknown_addresses_are_one():
    assert ip_key(a_request("")) == ip_key(a_request("nonsense"))
