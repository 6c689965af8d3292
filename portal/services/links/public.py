"""Which network addresses are on the public internet. What is not is never asked: it could be a machine beside ours."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# By name, since what Python's `is_global` says of some of them changed between releases.
NEVER = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        # A cloud's own service for its machines, at an address that looks like any other.
        "168.63.129.16/32",
        # Teredo and its neighbours, documentation, 6to4: some of them stand for an IPv4 address of any kind.
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
    )
)
EVERYWHERE = ip_network("2000::/3")
"""All of IPv6 that is given out to the public; mapped, translated (NAT64), local and multicast addresses are outside of it."""


def is_public(address: str) -> bool:
    """Say whether a numeric address is one on the public internet."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and (found.scope_id or found not in EVERYWHERE):
        return False
    return found.is_global and not any(found.version == block.version and found in block for block in NEVER)


def all_public(addresses: Sequence[str]) -> bool:
    """Say whether a name leads to the public internet only; one that leads to a private network as well is not asked at all."""
    return bool(addresses) and all(is_public(address) for address in addresses)
