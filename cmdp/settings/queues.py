"""Which errand waits in which queue, and how often the clock asks for it. Every task of ours not named here is long work."""

import ssl
from urllib.parse import urlsplit

# What takes long holds nobody up: letters and the clock's short errands never wait behind it.
LETTERS, CLOCK, WORK = "letters", "clock", "work"
QUEUES = {name: {"exchange": name, "routing_key": name} for name in (LETTERS, CLOCK, WORK)}
ROUTES = {
    "cmdp.outbox.tasks.*": {"queue": LETTERS},
    "applications.tasks.tick": {"queue": CLOCK},
    "applications.tasks.write_mornings": {"queue": CLOCK},
    "cmdp.accounts.tasks.write_digests": {"queue": CLOCK},
    "cmdp.jobs.tasks.sweep": {"queue": CLOCK},
}
_SECONDS = {
    "cmdp.outbox.tasks.sweep": 5,
    "applications.tasks.tick": 30,
    "cmdp.jobs.tasks.sweep": 30,
    "applications.tasks.scan_papers": 60,
    "applications.tasks.write_mornings": 300,
    "cmdp.accounts.tasks.write_digests": 300,
    "cmdp.kit.tasks.sweep_files": 3600,
    "applications.tasks.sweep_uploads": 3600,
    "cmdp.accounts.tasks.sweep_sessions": 3600,
    "cmdp.audit.tasks.seal": 3600,
    "applications.tasks.purge": 3600,
}
# A round that no worker took up in time is worth nothing: the next one does its work.
SCHEDULE: dict[str, dict[str, object]] = {
    task: {"task": task, "schedule": seconds, "options": {"expires": seconds}} for task, seconds in _SECONDS.items()
}


def broker_options(address: str) -> dict[str, object]:
    """A click publishes once: a broker that does not answer is given up at once, the sweep makes good."""
    once: dict[str, object] = {"max_retries": 0}
    return once if address.startswith("amqp") else once | {"socket_connect_timeout": 2, "socket_timeout": 3}


def broker_tls(address: str) -> dict[str, object] | None:
    """How the other end of ``amqps://`` is verified; Redis has it in its address, and a plain line has none."""
    parts = urlsplit(address)
    if parts.scheme != "amqps":
        return None
    roots = ssl.get_default_verify_paths().cafile
    return {"cert_reqs": ssl.CERT_REQUIRED, "server_hostname": parts.hostname, "ca_certs": roots}
