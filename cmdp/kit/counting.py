"""How often something happened within the running minute: counted in the cache, which all processes share."""

import ipaddress
import logging
from typing import Final

from django.core.cache import cache
from redis import RedisError

log = logging.getLogger(__name__)
WINDOW: Final = 60  # seconds
HOUSEHOLD: Final = 64  # of the 128 bits of an IPv6 address, those that a provider gives to one customer


def count(key: str) -> int:
    """How often ``key`` was counted, this time included; 1 where the cache is down, which lets everybody in."""
    try:
        cache.add(key, 0, timeout=2 * WINDOW)
        return cache.incr(key)
    except (RedisError, OSError, ValueError):
        log.warning("requests are not being counted", exc_info=True)
        return 1


def household(address: str) -> str:
    """An IPv4 address as it stands, however it is written; of an IPv6 address its /64. What is neither, as it stands."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        plain = found.ipv4_mapped
        return str(plain or ipaddress.ip_network((found, HOUSEHOLD), strict=False))
    return str(found)
