"""Where a request comes from. The address itself is used and forgotten; only its key is kept."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def ip_key(request: HttpRequest) -> str:
    """A name for the visitor's network that can't be turned back: 64 hexadecimal digits."""
    return salted_hmac(
        "community.members.addresses", _network(client_ip(request)), algorithm="sha256"
    ).hexdigest()


def client_ip(request: HttpRequest) -> str:
    """The visitor's address; "" when it can't be known (then all unknown are one).

    Each proxy appends the address it was called from, so what our own TRUSTED_PROXY_COUNT
    proxies wrote stands at the end of X-Forwarded-For. Whatever stands before it was sent by
    the visitor and proves nothing. A shorter header did not come through our proxies.
    """
    direct = _cleaned(request.META.get("REMOTE_ADDR", ""))
    hops = settings.TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if hops and len(forwarded) >= hops:
        return _cleaned(forwarded[-hops]) or direct
    return direct


def _cleaned(address: str) -> str:
    """As proxies write it: maybe with a port or brackets; IPv4 may come dressed as IPv6."""
    address = address.strip()
    if address.startswith("["):
        address = address[1:].partition("]")[0]
    elif address.count(":") == 1:
        address = address.partition(":")[0]
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(ip, "ipv4_mapped", None) or ip)


def _network(address: str) -> str:
    """One household has a whole /64 of IPv6: changing the last half must not make it new."""
    if ":" not in address:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
