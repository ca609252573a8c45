"""Load what every installation needs: the privacy notice, agencies, provinces, the calendar, priorities, rules, published projects."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from applications.domain import loading as rules
from applications.domain import published, published_loading
from cmdp.accounts.domain.privacy_notices import load_shipped_notice
from cmdp.kit.actors import SYSTEM
from cmdp.regions import loading as regions
from priorities import loading as priorities


class Command(BaseCommand):
    """Safe to repeat: what is there stays as people have edited it."""

    help = "Load the privacy notice, agencies, provinces, the calendar, the first edition of the priorities, rules, published projects."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        load_shipped_notice(at=at)
        regions.load()
        priorities.load(at=at)
        priorities.load_key(at=at)
        rules.load_default_rules(at=at)
        published_loading.load_published(at=at)
        published.publish_missing(by=SYSTEM, at=at)
