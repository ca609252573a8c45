#!/usr/bin/env python
"""Django's command line."""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from cmdp.settings import choose_settings

if __name__ == "__main__":
    choose_settings()
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))
