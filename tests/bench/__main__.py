"""``python -m tests.bench FOLDER PART …``: a part that measures whole processes; its settings are read before it is."""

import sys
from importlib import import_module
from pathlib import Path

import django

from tests.bench.service import production

if __name__ == "__main__":
    folder, part, *words = sys.argv[1:]
    production(Path(folder))
    django.setup()
    sys.exit(import_module(f"tests.bench.{part}").main(Path(folder), words))
