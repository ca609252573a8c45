"""Who may open a paper that lies before them; whether it does is a matter of the query that found it."""

from django.utils.functional import Promise

from applications.models import Document, Undertaking
from cmdp.kit import scanning
from cmdp.kit.verdict import Verdict


def may_open_paper(document: Document | Undertaking) -> Verdict:
    """Nobody opens a file before it was found clean; without a checker every file is as it was taken."""
    return scanning.may_open(document.scan, name=document.name, finding=document.finding)


def infected(document: Document | Undertaking) -> Promise:
    """What was found in a file, and what its owner can do."""
    return scanning.infected(document.name, document.finding)
