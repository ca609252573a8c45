"""The calls as an Atom feed (RFC 4287): one entry a call, newest news first."""

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from applications.exports.calendar import changed_at
from applications.models import Call
from applications.queries.calls import published
from cmdp.kit.formats import format_deadline, format_moment
from cmdp.kit.links import absolute

ENTRIES = 50


class CallFeed(Feed):
    """What Django's framework asks for, in our words; every address is whole, every name of an entry is for ever."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return _("CMDP çağrıları")

    def subtitle(self) -> str:
        return _("Cazibe Merkezlerini Destekleme Programı’nın ilan edilen çağrıları")

    def link(self) -> str:
        return absolute(reverse("applications:call_list"))

    def feed_url(self) -> str:
        return absolute(reverse("applications:call_feed"))

    def items(self) -> list[Call]:
        return sorted(published(), key=news_of, reverse=True)[:ENTRIES]

    def item_title(self, item: Call) -> str:
        return item.title

    def item_description(self, item: Call) -> str:
        """HTML, as Atom's summary is: what people wrote is escaped, then given its line breaks."""
        rows = [(w.stage.name, format_moment(w.opens_at), format_deadline(w.closes_at)) for w in item.stages.all()]
        windows = format_html_join("", "<li>{}: {} – {}</li>", rows)
        summary = mark_safe(linebreaks(item.summary, autoescape=True))
        return format_html("{}<p>{}</p><ul>{}</ul>", summary, item.agency.name, windows)

    def item_link(self, item: Call) -> str:
        return absolute(reverse("applications:call", args=[item.public_id]))

    def item_guid(self, item: Call) -> str:
        """A name that does not follow the address: the same after a move to another host."""
        return f"tag:cmdp-basvuru,2026:cagri/{item.public_id}"

    def item_author_name(self, item: Call) -> str:
        return item.agency.name

    def item_pubdate(self, item: Call) -> dt.datetime | None:
        return item.published_at

    def item_updateddate(self, item: Call) -> dt.datetime:
        return news_of(item)

    def item_categories(self, item: Call) -> tuple[Any, ...]:
        return (item.agency.nuts2, str(item.programme_year))


def news_of(call: Call) -> dt.datetime:
    """When the public last learned something new of a call."""
    return max(changed_at(call, window) for window in call.stages.all())
