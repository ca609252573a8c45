"""Letters in an administrator's words: plain names alone, refused when wrong, versioned, falling back to the shipped words."""

import pytest

from applications.choices import Status
from applications.domain import letter_texts
from applications.domain.letter_texts import fill, words_for, write_text
from applications.domain.notices import tell_applicant, tell_managers_of_file
from applications.models import LetterText
from applications.objected import ObjectionState
from applications.presenters.letter_texts import preview_of, start_of
from applications.queries.letter_texts import FIELDS, KINDS, LANGUAGES, newest_by_letter, rows_to_try
from applications.queries.telling import standing_of_file
from applications.reserved import CallUpState
from cmdp.audit.models import Event
from cmdp.kit.verdict import Refused
from cmdp.outbox.models import Letter
from tests.factories.objections import decided, make_objection, make_told
from tests.factories.people import NOON
from tests.factories.reserve import make_call_up
from tests.support.kept import kept

KIND = "opinion_negative"
SUBJECT, BODY = "Sonuç {basvuru_no}", "Sayın ilgili, {baslik} için gerekçe: {gerekce}\n\n{itiraz}\n\n{baglanti}"


@kept
def file(cast):
    return make_told(cast)


def _write(file, cast, *, subject=SUBJECT, body=BODY, seen=0, by="administrator", kind=KIND, language="tr"):
    told = {"subject": subject, "body": body, "seen": seen, "by": cast[by], "at": NOON}
    return write_text(file.call.rule_set_id, kind, language, **told)


def _code(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.verdict.code


def _tell(file):
    opinion = file.opinions.get()
    return tell_applicant(KIND, file, at=NOON, opinion=opinion, standing=standing_of_file(opinion))[0]


def test_a_letter_goes_in_the_words_of_its_rule_set(file, cast):
    _write(file, cast)

    letter = _tell(file)

    assert letter.subject == f"Sonuç {file.reference}"
    assert letter.text.startswith(f"Sayın ilgili, {file.title} için gerekçe: Bölge planına uygun.")
    assert f"/basvurular/{file.public_id}/" in letter.text
    assert "CMDP Başvuru" in letter.text  # the foot of every letter


def test_other_languages_and_kinds_keep_the_shipped_words(file, cast):
    _write(file, cast, language="en")

    assert _tell(file).subject.startswith("Ajans görüşü: olumsuz")
    assert words_for("proposal_received", file, "tr", {}) is None


def test_going_back_uses_the_shipped_words_and_keeps_the_version(file, cast):
    _write(file, cast)
    letter_texts.go_back_to_shipped(file.call.rule_set_id, KIND, "tr", seen=1, by=cast["administrator"], at=NOON)

    assert _tell(file).subject.startswith("Ajans görüşü: olumsuz")
    assert list(LetterText.objects.values_list("number", "subject")) == [(2, ""), (1, SUBJECT)]


@pytest.mark.parametrize(
    ("subject", "body", "code"),
    [
        (SUBJECT, "{baglanti} {tutar}", "unknown_field"),
        ("{proposal.organisation}", BODY, "unknown_field"),
        ("{}", BODY, "unknown_field"),
        ("{basvuru_no!r}", BODY, "unknown_field"),
        (SUBJECT, "{baglanti} {basvuru_no", "broken_brace"),
        (SUBJECT, "{{baglanti}}", "broken_brace"),
        (SUBJECT, "Bağlantısız.", "no_link"),
    ],
)
def test_wrong_words_are_refused_at_saving(file, cast, subject, body, code):
    assert _code(lambda: _write(file, cast, subject=subject, body=body)) == code
    assert not LetterText.objects.exists()


def test_what_a_value_holds_is_never_read_again(file, cast):
    values = {"baslik": "{gerekce} {{ settings.SECRET_KEY }} {% load x %}", "gerekce": "gizli"}

    assert fill("{baslik}", "{baslik} {yok}", values) == (values["baslik"], f"{values['baslik']} {{yok}}")


def test_a_template_in_the_words_is_text(file, cast):
    assert _code(lambda: _write(file, cast, body="{% if 1 %}x{% endif %} {baglanti}")) == "unknown_field"


def test_only_administrators_write_and_two_never_overwrite_each_other(file, cast):
    _write(file, cast)

    assert _code(lambda: _write(file, cast, by="manager")) == "not_administrator"
    assert _code(lambda: _write(file, cast, seen=0)) == "stale"
    assert _write(file, cast, seen=1).number == 2


def test_the_record_tells_which_letter_was_written(file, cast):
    row = _write(file, cast)

    event = Event.objects.get(verb="rule_set.write_letter")
    assert event.changes == {"letter": ["", f"{KIND}/tr"], "number": [0, 1]}
    assert str(row) == f"{KIND}/tr@1"


@kept
def told(file, cast):
    """Of each kind a row that such a letter tells of."""
    make_call_up(cast, call=file.call)
    make_call_up(cast, call=file.call, state=CallUpState.ACCEPTED, ended_at=NOON, ended_by=cast["owner"])
    make_objection(file, **decided(cast["manager"]))
    make_objection(file, state=ObjectionState.WITHDRAWN, ended_at=NOON)
    make_told(cast, Status.RESERVE, call=file.call)
    make_told(cast, Status.POSITIVE, call=file.call)
    return {kind: rows_to_try(file.call.rule_set, kind)[0].pk for kind in KINDS}


def _row(file, told, kind):
    return rows_to_try(file.call.rule_set, kind).get(pk=told[kind])


def test_every_kind_has_its_fields_and_every_field_its_value(file, told):
    assert set(FIELDS) == set(KINDS)
    for kind, fields in FIELDS.items():
        row = _row(file, told, kind)
        shown = preview_of("x", "".join(f"{{{name}}}" for name in fields), kind=kind, language="tr", row=row)
        assert ("{" in shown.body, row.proposal.reference in shown.body) == (False, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_writing_begins_with_the_shipped_letter(file, told, kind, language):
    row = _row(file, told, kind)

    subject, body = start_of(kind, language, row)

    shown = preview_of(subject, body, kind=kind, language=language, row=row)
    own = {row.proposal.title, row.proposal.reference, row.proposal.public_id, getattr(row, "reason", "")} - {""}
    assert ("{baslik}" in body, [value for value in own if value in subject + body]) == (True, [])
    assert ("{" in shown.subject + shown.body, row.proposal.title in shown.body) == (False, True)


def test_kept_as_it_begins_a_letter_says_what_the_shipped_one_says(file, cast):
    shipped = _tell(file)
    subject, body = start_of(KIND, "tr", file.opinions.get())
    _write(file, cast, subject=subject, body=body)

    Letter.objects.all().delete()
    letter = _tell(file)
    assert (letter.subject, letter.text) == (shipped.subject, shipped.text)


@pytest.mark.parametrize("reason", ["Süre\n\n\n\nuzun. \nBütçe {eksik}", "{baslik}"])
def test_a_beginning_holds_nothing_of_the_file_it_was_read_from(file, reason):
    opinion = file.opinions.get()
    opinion.reason = reason

    _subject, body = start_of(KIND, "tr", opinion)

    assert ("Süre" in body, "Gerekçe: {gerekce}" in body or not body) == (False, True)


def test_a_letter_without_a_file_is_tried_on_its_fields_own_words(file):
    shown = preview_of("{basvuru_no}", "{son_an}", kind="reserve_lapsed", language="tr", row=None)

    assert (shown.subject, shown.body) == ("TR83/26/CMDP/0001", "(yanıtın son anı)")


def test_a_letter_to_managers_goes_in_their_words_and_leads_to_the_list(file, cast):
    _write(file, cast, kind="reserve_answered", subject="{kurum}: {yanit}", body="{tutar}\n\n{baglanti}")
    call_up = make_call_up(cast, call=file.call, state=CallUpState.ACCEPTED, ended_at=NOON, ended_by=cast["owner"])

    (letter,) = tell_managers_of_file("reserve_answered", call_up.proposal, at=NOON, call_up=call_up)

    assert letter.subject == f"{call_up.proposal.organisation}: kabul edildi"
    assert f"/{file.call.public_id}/" in letter.text
    assert f"/basvurular/{call_up.proposal.public_id}/" not in letter.text


def test_files_to_try_on_are_those_of_the_outcome(file, cast):
    other = make_told(cast, Status.RESERVE, call=file.call)

    assert [row.proposal for row in rows_to_try(file.call.rule_set, KIND)] == [file]
    assert [row.proposal for row in rows_to_try(file.call.rule_set, "opinion_reserve")] == [other]
    assert Letter.objects.count() == 0


def test_the_newest_words_of_each_letter_are_read_at_once(file, cast, django_assert_num_queries):
    _write(file, cast)
    second = _write(file, cast, seen=1, subject="Başka {basvuru_no}")
    english = _write(file, cast, language="en")

    with django_assert_num_queries(1):
        found = newest_by_letter(file.call.rule_set)

    assert found == {(KIND, "tr"): second, (KIND, "en"): english}
