"""Long work in pages: ``{% load jobs %}{{ job|job_title }}``."""

from django import template

from cmdp.jobs import runners
from cmdp.jobs.models import Job, State

register = template.Library()
TONES = {State.WAITING: "none", State.RUNNING: "info", State.DONE: "success", State.FAILED: "danger"}


@register.filter
def job_title(job: Job) -> str:
    """What the work is called."""
    return runners.title_of(job.kind)


@register.filter
def job_tone(job: Job) -> str:
    """The colour of its state."""
    return TONES[State(job.state)]
