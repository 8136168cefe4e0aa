"""Run a command in this network namespace, new and empty, with the loopback interface up.

    unshare -rn python tests/tools/offline.py COMMAND [ARGUMENT...]

It refuses to run where a way out is left: then the namespace is not a new one.
"""

import fcntl
import os
import socket
import struct
import sys

SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1
DOCUMENTATION_ADDRESS = ("192.0.2.1", 9)
"""An address that is nobody's (RFC 5737). Connecting a datagram socket asks for a route and sends nothing."""


def raise_loopback() -> None:
    """What `ip link set lo up` does, for machines without it (netdevice(7))."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


def has_way_out() -> bool:
    """Whether any route leads off this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(DOCUMENTATION_ADDRESS)
        except OSError:
            return False
    return True


def main() -> None:
    """Raise loopback, make sure that nothing else is there, and become the command."""
    if has_way_out():
        sys.exit("offline.py: a route leads off this machine; start it with `unshare -rn`.")
    raise_loopback()
    os.execvp(sys.argv[1], sys.argv[1:])


if __name__ == "__main__":
    main()
