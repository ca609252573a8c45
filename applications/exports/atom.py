"""The calls, and the answers about them, as Atom feeds (RFC 4287): one entry each, newest news first."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from applications.exports.calendar import changed_at
from applications.models import Call, CallStage
from applications.presenters.questions import AnswerShown, Earlier, answers_shown
from applications.queries.calls import published
from applications.queries.questions import answers_by_news
from applications.queries.undertakings import Announced, announced_by
from cmdp.kit.formats import format_deadline, format_moment
from cmdp.kit.links import absolute

ENTRIES: Final = 50
NAMES: Final = "tag:cmdp-basvuru,2026:"
BEFORE_ANY: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class SteadyFeed(Atom1Feed):
    """An entry may be in a language of its own; an empty feed is as old as it ever was, so that its tag holds."""

    def latest_post_date(self) -> dt.datetime:
        return super().latest_post_date() if self.items else BEFORE_ANY

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item.get("language") else {}


class CallFeed(Feed):
    """What Django's framework asks for, in our words; every address is whole, every name of an entry is for ever."""

    feed_type = SteadyFeed

    def __init__(self) -> None:
        self.calls = sorted(published(), key=news_of, reverse=True)[:ENTRIES]
        self.announced = announced_by(self.calls)

    def title(self) -> str:
        return _("CMDP çağrıları")

    def subtitle(self) -> str:
        return _("Cazibe Merkezlerini Destekleme Programı’nın ilan edilen çağrıları")

    def link(self) -> str:
        return absolute(reverse("applications:call_list"))

    def feed_url(self) -> str:
        return absolute(reverse("applications:call_feed"))

    def items(self) -> list[Call]:
        return self.calls

    def item_title(self, item: Call) -> str:
        return item.title

    def item_description(self, item: Call) -> str:
        """HTML, as Atom's summary is: what people wrote is escaped, then given its line breaks."""
        rows = [_window(window, self.announced.get(window.pk, ())) for window in item.stages.all()]
        windows = format_html_join("", "<li>{}: {} – {}{}</li>", rows)
        return format_html("{}<p>{}</p><ul>{}</ul>", _lines(item.summary), item.agency.name, windows)

    def item_link(self, item: Call) -> str:
        return absolute(reverse("applications:call", args=[item.public_id]))

    def item_guid(self, item: Call) -> str:
        """A name that does not follow the address: the same after a move to another host."""
        return f"{NAMES}cagri/{item.public_id}"

    def item_author_name(self, item: Call) -> str:
        return item.agency.name

    def item_pubdate(self, item: Call) -> dt.datetime | None:
        return item.published_at

    def item_updateddate(self, item: Call) -> dt.datetime:
        return news_of(item)

    def item_categories(self, item: Call) -> tuple[Any, ...]:
        return (item.agency.nuts2, str(item.programme_year))


class AnswerFeed(Feed):
    """Questions with their answers, of one call or of every call; never with who asked."""

    feed_type = SteadyFeed

    def __init__(self, call: Call | None = None) -> None:
        self.call = call

    def title(self) -> str:
        return _("%(calls)s – sorular ve yanıtlar") % {"calls": self.call.title if self.call else _("CMDP çağrıları")}

    def subtitle(self) -> str:
        return _("Çağrılar hakkında sorulanlar ve ajansların herkese açık yanıtları")

    def link(self) -> str:
        return absolute(_address("call_questions", self.call) if self.call else _address("call_list"))

    def feed_url(self) -> str:
        return absolute(_address("call_answer_feed", self.call) if self.call else _address("answer_feed"))

    def items(self) -> list[AnswerShown]:
        return answers_shown(answers_by_news(self.call)[:ENTRIES])

    def item_title(self, item: AnswerShown) -> str:
        return item.row.headline

    def item_description(self, item: AnswerShown) -> str:
        """The whole question and its answer as it reads now, then why and when it was corrected."""
        rows = [(_corrected(earlier), earlier.correction.reason) for earlier in item.earlier]
        corrections = format_html_join("", '<p>{} <span lang="tr">{}</span></p>', rows)
        return format_html("<blockquote>{}</blockquote>{}{}", _lines(item.question), _lines(item.answer), corrections)

    def item_link(self, item: AnswerShown) -> str:
        return absolute(_address("call_question", item.row.call, item.row.public_id))

    def item_guid(self, item: AnswerShown) -> str:
        return f"{NAMES}yanit/{item.row.public_id}"

    def item_author_name(self, item: AnswerShown) -> str:
        return item.row.call.agency.name

    def item_pubdate(self, item: AnswerShown) -> dt.datetime | None:
        return item.row.settled_at

    def item_updateddate(self, item: AnswerShown) -> dt.datetime:
        return item.row.news_at  # type: ignore[attr-defined]

    def item_categories(self, item: AnswerShown) -> tuple[Any, ...]:
        return (item.row.call.agency.nuts2, item.row.call.title)

    def item_extra_kwargs(self, item: AnswerShown) -> dict[str, str]:
        return {"language": item.language}


def news_of(call: Call) -> dt.datetime:
    """When the public last learned something new of a call."""
    return max(changed_at(call, window) for window in call.stages.all())


def _window(window: CallStage, papers: Iterable[Announced]) -> tuple[str, str, str, SafeString]:
    """The window, and by its own clock each paper that is signed after it."""
    later = format_html_join("", "<br>{}", ((_paper(paper),) for paper in papers))
    return window.stage.name, format_moment(window.opens_at), format_deadline(window.closes_at), later


def _paper(paper: Announced) -> str:
    words = _("%(paper)s için: %(until)s") % {"paper": paper.rule.name, "until": format_deadline(paper.due_at)}
    return words if paper.is_sure else f"{words} " + _("(iş günü takvimi doğrulanmadı; değişebilir)")


def _address(route: str, call: Call | None = None, *further: str) -> str:
    return reverse(f"applications:{route}", args=[*([call.public_id] if call else []), *further])


def _lines(text: str) -> SafeString:
    """What people wrote as HTML with its line breaks."""
    return mark_safe(linebreaks(text, autoescape=True))


def _corrected(earlier: Earlier) -> str:
    return _("%(at)s tarihinde düzeltildi.") % {"at": format_moment(earlier.correction.corrected_at)}
