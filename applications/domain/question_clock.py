"""What time does to questions: who owns one hears that it is due, who writes a file hears of new answers once a day."""

import datetime as dt

from django.db import transaction

from applications.domain.notices import tell_of_answers, tell_that_it_is_due
from applications.models import AnswerCorrection, Call, CallQuestion
from applications.queries.questions import untold_answers, untold_corrections
from cmdp.regions.working_days import last_morning


@transaction.atomic
def tell_of_new_answers(call_id: int, *, at: dt.datetime) -> bool:
    """Tell everybody who writes a file for the call, in one letter, what was published or corrected since the last."""
    call = Call.objects.select_for_update(of=("self",), no_key=True).select_related("agency").get(pk=call_id)
    before = last_morning(at)
    answers, corrections = (
        list(untold_answers(call.pk, before=before)),
        list(untold_corrections(call.pk, before=before)),
    )
    if not answers and not corrections:
        return False
    # Of an answer that is new as well, the letter leads to what it reads now: once is enough.
    of_known = [correction for correction in corrections if correction.question not in answers]
    tell_of_answers(call, answers, of_known, day=before, at=at)
    CallQuestion.objects.filter(pk__in=[answer.pk for answer in answers]).update(told_at=at)
    AnswerCorrection.objects.filter(pk__in=[correction.pk for correction in corrections]).update(told_at=at)
    return True


@transaction.atomic
def remind_of_question(question_id: int, *, at: dt.datetime) -> bool:
    """Tell the owner once that the answer is due; where nobody owns the question, the managers."""
    question = CallQuestion.objects.locked(question_id)
    if question.reminded_at or not question.is_open:
        return False
    question.reminded_at = at
    question.save(update_fields=["reminded_at"])
    tell_that_it_is_due(question, at=at)
    return True
