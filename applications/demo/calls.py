"""The four calls: one open now, one in evaluation, one whose evaluators do not know who applied, one decided."""

from dataclasses import dataclass
from decimal import Decimal

from applications.demo.clock import Days
from applications.domain.calls import create_call, publish_call, set_windows
from applications.models import Call, RuleSet
from cmdp.accounts.models import User
from cmdp.regions.models import Agency
from priorities.models import Edition, EditionState

RULES = "cmdp-single"


@dataclass(frozen=True, slots=True)
class Plan:
    """How a call is announced; ``opens`` and ``closes`` in days from the loading, ``year`` likewise in years.

    Where it ``hides`` the applicant it stands on a rule set of its own.
    """

    agency: str
    title_tr: str
    title_en: str
    opens: int
    closes: int
    envelope: str
    year: int = 0
    hides: bool = False


OPEN = Plan(
    "TR83",
    "{year} yılı Samsun proje çağrısı, ikinci dönem (örnek)",
    "Call for projects in Samsun {year}, second round (sample)",
    opens=-20,
    closes=13,
    envelope="120000000",
)
EVALUATED = Plan(
    "TR83",
    "{year} yılı Samsun proje çağrısı, birinci dönem (örnek)",
    "Call for projects in Samsun {year}, first round (sample)",
    opens=-85,
    closes=-45,
    envelope="45000000",
)
HIDDEN = Plan(
    "TR83",
    "{year} yılı Samsun proje çağrısı, başvuranı gizli değerlendirme (örnek)",
    "Call for projects in Samsun {year}, evaluated without the applicant’s name (sample)",
    opens=-84,
    closes=-45,
    envelope="30000000",
    hides=True,
)
DECIDED = Plan(
    "TRC2",
    "{year} yılı Diyarbakır ve Şanlıurfa proje çağrısı (örnek)",
    "Call for projects in Diyarbakır and Şanlıurfa {year} (sample)",
    opens=-430,
    closes=-395,
    envelope="75000000",
    year=-1,
)
SUMMARY_TR = "Kâr amacı gütmeyen kurumların üretimi, istihdamı, verimliliği, yeniliği ve ihracatı artıran projeleri."
SUMMARY_EN = "Projects of non-profit bodies that raise production, employment, productivity, innovation and exports."


def announce(plan: Plan, rule_set: RuleSet, *, manager: User, days: Days) -> Call:
    """Prepare a call two weeks before it opens and publish it the week after."""
    year = days.now.year + plan.year
    values = {
        "programme_year": year,
        "title_tr": plan.title_tr.format(year=year),
        "title_en": plan.title_en.format(year=year),
        "summary_tr": SUMMARY_TR,
        "summary_en": SUMMARY_EN,
        "envelope": Decimal(plan.envelope),
        "is_demo": True,
    }
    at = days(plan.opens - 14)
    edition = Edition.objects.filter(state=EditionState.PUBLISHED).latest("number")
    agency = Agency.objects.get(nuts2=plan.agency)
    call = create_call(agency, rule_set, edition=edition, values=values, by=manager, at=at)
    window = (days(plan.opens, 9), days(plan.closes, 16, 1))  # "16.00 (dâhil)" as an exclusive instant
    windows = {stage.order: window for stage in rule_set.stages.all()}
    call = set_windows(call.pk, windows, version=call.version, by=manager, at=at)
    return publish_call(call.pk, by=manager, at=days(plan.opens - 7))
