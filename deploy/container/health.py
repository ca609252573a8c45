"""Whether a pool and what it stands on answer: 0 when /readyz says so. Words: the pool's socket, a host name that it serves."""

import http.client
import socket
import sys

PATIENCE = 5  # seconds
where, host = sys.argv[1:]
line = http.client.HTTPConnection(host, timeout=PATIENCE)
line.sock = socket.socket(socket.AF_UNIX)
line.sock.settimeout(PATIENCE)
try:
    line.sock.connect(where)
    line.request("GET", "/readyz")
    sys.exit(line.getresponse().status != http.client.OK)
except (OSError, http.client.HTTPException):
    sys.exit(1)
