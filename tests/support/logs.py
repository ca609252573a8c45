"""What the log of an installation would say: the handler of the settings, its words kept."""

import io
import logging
import logging.config
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings

MOMENT = re.compile(r"^[0-9-]+T[0-9:.]+\+00:00 ", re.MULTILINE)


@contextmanager
def logged(**how: str) -> Iterator[Callable[[], str]]:
    """Everything logged meanwhile as the settings have it written, without its moment; ``how`` changes the handler."""
    made = logging.config.DictConfigurator(settings.LOGGING)
    for name, told in settings.LOGGING["formatters"].items():
        made.config["formatters"][name] = made.configure_formatter(dict(told))
    for name, told in settings.LOGGING["filters"].items():
        made.config["filters"][name] = made.configure_filter(dict(told))
    handler = made.configure_handler(settings.LOGGING["handlers"]["stderr"] | how)
    handler.setStream(stream := io.StringIO())
    root, requests = logging.getLogger(), logging.getLogger("django.request")
    quiet = requests.level  # the suite's own log leaves refusals out
    root.addHandler(handler)
    requests.setLevel(logging.NOTSET)
    try:
        yield lambda: MOMENT.sub("", stream.getvalue()).strip()
    finally:
        root.removeHandler(handler)
        requests.setLevel(quiet)
