"""Where evaluators write opinions, the lists, the sheet and the book speak of opinions and show no empty scores."""

import csv
import io

import pytest
from django.http import QueryDict
from django.urls import reverse
from pypdf import PdfReader

from applications.choices import ReviewOpinion, Status
from applications.domain import meetings
from applications.exports.meetings import book_of
from applications.exports.scoreboard import scoreboard
from applications.filters.scoreboard import read_scores
from applications.policies.certainty import is_reckoned
from applications.presenters.meetings import sheet_of
from applications.queries.rank_runs import nearness_of
from applications.queries.ranking import ranking_of
from applications.queries.scoreboard import scored_files
from tests.factories.files import make_proposal
from tests.factories.meetings import THEN, make_commission
from tests.factories.people import NOON
from tests.factories.reviews import REASON, accepted, opinion, opinion_call, send
from tests.support.kept import kept

WORDS = {
    "for": [ReviewOpinion.SUPPORT] * 2,
    "condition": [ReviewOpinion.CONDITIONAL, ReviewOpinion.SUPPORT],
    "against": [ReviewOpinion.AGAINST] * 2,
    "waiting": [ReviewOpinion.SUPPORT],
}


@kept
def window(cast):
    return opinion_call(agency=cast.agency).stages.get()


@kept
def files(window, cast):
    """One file each that all, most or none support, and one whose second opinion is awaited."""
    found = {}
    for name, words in WORDS.items():
        file = found[name] = make_proposal(call=window.call, status=Status.UNDER_REVIEW)
        rows = [accepted(file, by=cast["officer"]) for _ in range(2)]
        for row, word in zip(rows, words, strict=False):
            send(row, opinion(word))
        file.refresh_from_db()
    return found


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("", ["for", "condition", "against", "waiting"]),
        ("sirala=puan", ["waiting", "against", "condition", "for"]),
        ("gecme=gecti", ["for", "condition"]),
        ("gecme=kaldi", ["against"]),
        ("gecme=bekliyor", ["waiting"]),
    ],
)
def test_files_are_narrowed_and_ordered_by_what_most_say(window, files, query, asked):
    names = {file.pk: name for name, file in files.items()}

    assert [names[file.pk] for file in scored_files(window, read_scores(QueryDict(query), ()))] == asked


def test_the_list_shows_each_opinion_and_no_score(window, files, cast, client):
    client.force_login(cast["manager"])

    page = client.get(reverse("applications:call_scores", args=[window.call.public_id, window.order])).text

    assert page.count("<strong>koşulla desteklenebilir</strong>") == 1
    assert "görüşü bekleniyor" in page
    assert "En olumlu görüş önce" in page
    assert [word for word in ("Geçme puanı", ">Puan<", "Bölümler", "En yüksek puan") if word in page] == []


def test_the_file_has_columns_for_opinions(window, files, cast):
    arguments = {"window": window.pk, "query": "", "form": "csv"}

    _name, content = scoreboard(cast["manager"], arguments, at=NOON, tell=lambda _done, _total: None)

    content.seek(0)
    head, *rows = csv.reader(io.StringIO(content.read().decode("utf-8-sig")), delimiter=";")
    assert head[5:-1] == ["Çoğunluğun görüşü", "Destekleniyor"] + [f"{n}. değerlendirici" for n in (1, 2, 3)]
    support, conditional = (ReviewOpinion(word).label for word in ("support", "conditional"))
    assert rows[1][5:-1] == [conditional, "true", conditional, support, ""]
    assert rows[3][5:-1] == ["", "", support, "", ""]


def test_the_ranked_list_says_what_most_say_and_owes_no_intervals(window, files, cast, client):
    client.force_login(cast["manager"])

    page = client.get(reverse("applications:call_ranking", args=[window.call.public_id, window.order])).text

    assert 'data-label="Çoğunluğun görüşü"' in page
    assert 'data-label="Puan"' not in page
    assert is_reckoned(nearness_of(window, ranking_of(window)))


def test_the_sheet_and_the_book_tell_opinions_and_reasons(window, files, cast, client):
    make_commission(cast)
    told = {"starts_at": THEN, "place": "Ajans toplantı salonu"}
    planned = meetings.plan(window.pk, **told, by=cast["manager"], at=NOON)
    item = planned.items.get(proposal=files["condition"])
    client.force_login(cast["manager"])

    page = client.get(reverse("applications:item_desk", args=[item.public_id])).text
    agenda = client.get(reverse("applications:meeting", args=[planned.public_id])).text
    book = PdfReader(io.BytesIO(book_of(planned, [sheet_of(item)], 0)))

    words = " ".join(" ".join(one.extract_text().split()) for one in book.pages)
    assert "<strong>koşulla desteklenebilir</strong>" in page
    assert "değerlendirici · koşulla desteklenebilir" in page
    assert [word for word in ("geçiyor", "0 / ", ">Puan<") if word in page] == []
    assert ">Puan<" not in agenda
    assert "Değerlendiricilerin çoğunluğunun görüşü: koşulla desteklenebilir" in words
    assert f"değerlendirici koşulla desteklenebilir {REASON}" in words
    assert "Ölçüt" not in words
