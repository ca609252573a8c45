"""Two people at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable

from django.db import connection, connections

from cmdp.kit.verdict import Refused


def race(*acts: Callable[[], object]) -> list[str]:
    """What each act answers when all start together: the code of the refusal, ``""`` when it went through; sorted."""
    assert connection.vendor == "postgresql"
    gate = threading.Barrier(len(acts))
    answers: list[str] = []
    broken: list[Exception] = []

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
            answers.append("")
        except Refused as refusal:
            answers.append(refusal.verdict.code)
        except Exception as error:  # noqa: BLE001 - raised again in the test's own thread
            broken.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in broken:
        raise error
    return sorted(answers)
