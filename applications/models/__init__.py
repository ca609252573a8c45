"""The tables of a file's life, by noun."""

from applications.models.approval import Approval
from applications.models.assignment import Assignment, Mark, Review, ReviewVersion
from applications.models.call import Call, CallStage
from applications.models.call_up import CallUp
from applications.models.check import CheckAnswer, CheckConclusion, CompletionRequest
from applications.models.commission import Commission, CommissionSeat
from applications.models.conflict import Conflict
from applications.models.copies import CleanCopy, HiddenWord
from applications.models.decision import DecidedList, MinistryAct, Opinion, OpinionAct, StatusLine
from applications.models.discussion import ConsensusReport, ConsensusVoice, DiscussionRemark
from applications.models.document import Document
from applications.models.earlier import EarlierFile, EarlierImport, EarlierLine
from applications.models.envelope import CallShare, RankRun
from applications.models.grid import Criterion, GridSection
from applications.models.inside import EarlierNote, EarlierVisit, FileNote, InsidePaper, NoteMention, SiteVisit
from applications.models.letter_text import LetterText
from applications.models.likeness import EarlierTrace, LikenessLook, Trace
from applications.models.list_change import ListChange
from applications.models.meeting import (
    AgendaItem,
    Attendance,
    CostCut,
    ItemDeclaration,
    Meeting,
    MeetingCorrection,
    MeetingPaper,
    Motion,
    Vote,
)
from applications.models.message import FileMessage, MessagesSeen
from applications.models.notification import Notification
from applications.models.objection import Objection, ObjectionPaper
from applications.models.package import Package
from applications.models.parts import (
    Activity,
    Answer,
    BudgetLine,
    FundingSource,
    Indicator,
    OperatingYear,
    Partner,
    Revision,
    Risk,
    SecondaryMeasure,
    SectionVersion,
    UnfinishedRow,
)
from applications.models.plan import AssignmentPlan, KeptApart, PlanSeat
from applications.models.pool import CurriculumVitae, EvaluatorProfile, EvaluatorTie, Expertise
from applications.models.printout import Printout
from applications.models.private_calendar import CalendarMark, PrivateCalendar
from applications.models.project_import import ImportLine, ProjectImport
from applications.models.proposal import ExpertComment, Proposal
from applications.models.published import PriceIndex, PriceIndexValue, PublishedProject, PublishedTotal
from applications.models.purge import PurgeRound
from applications.models.question import AnswerCorrection, CallQuestion
from applications.models.rules import (
    ApplicantTypeRule,
    BudgetHead,
    IndicatorRule,
    ProvinceRule,
    RuleSet,
    RuleValue,
    SourceDocument,
    SupportTypeRule,
)
from applications.models.saved_view import SavedView
from applications.models.service import ClockRound, Downtime
from applications.models.stage import (
    CheckItem,
    DocumentSlot,
    PaperTemplate,
    Question,
    SectionRule,
    StageRule,
    UndertakingRule,
)
from applications.models.submission import ReferenceCounter, Submission
from applications.models.tally import Tally
from applications.models.trust import TrustRoot
from applications.models.undertaking import Undertaking
from applications.models.upload import PartialUpload

__all__ = [
    "Activity",
    "AgendaItem",
    "Answer",
    "AnswerCorrection",
    "ApplicantTypeRule",
    "Approval",
    "Assignment",
    "AssignmentPlan",
    "Attendance",
    "BudgetHead",
    "BudgetLine",
    "CalendarMark",
    "Call",
    "CallQuestion",
    "CallShare",
    "CallStage",
    "CallUp",
    "CheckAnswer",
    "CheckConclusion",
    "CheckItem",
    "CleanCopy",
    "ClockRound",
    "Commission",
    "CommissionSeat",
    "CompletionRequest",
    "Conflict",
    "ConsensusReport",
    "ConsensusVoice",
    "CostCut",
    "Criterion",
    "CurriculumVitae",
    "DecidedList",
    "DiscussionRemark",
    "Document",
    "DocumentSlot",
    "Downtime",
    "EarlierFile",
    "EarlierImport",
    "EarlierLine",
    "EarlierNote",
    "EarlierTrace",
    "EarlierVisit",
    "EvaluatorProfile",
    "EvaluatorTie",
    "ExpertComment",
    "Expertise",
    "FileMessage",
    "FileNote",
    "FundingSource",
    "GridSection",
    "HiddenWord",
    "ImportLine",
    "Indicator",
    "IndicatorRule",
    "InsidePaper",
    "ItemDeclaration",
    "KeptApart",
    "LetterText",
    "LikenessLook",
    "ListChange",
    "Mark",
    "Meeting",
    "MeetingCorrection",
    "MeetingPaper",
    "MessagesSeen",
    "MinistryAct",
    "Motion",
    "NoteMention",
    "Notification",
    "Objection",
    "ObjectionPaper",
    "OperatingYear",
    "Opinion",
    "OpinionAct",
    "Package",
    "PaperTemplate",
    "PartialUpload",
    "Partner",
    "PlanSeat",
    "PriceIndex",
    "PriceIndexValue",
    "Printout",
    "PrivateCalendar",
    "ProjectImport",
    "Proposal",
    "ProvinceRule",
    "PublishedProject",
    "PublishedTotal",
    "PurgeRound",
    "Question",
    "RankRun",
    "ReferenceCounter",
    "Review",
    "ReviewVersion",
    "Revision",
    "Risk",
    "RuleSet",
    "RuleValue",
    "SavedView",
    "SecondaryMeasure",
    "SectionRule",
    "SectionVersion",
    "SiteVisit",
    "SourceDocument",
    "StageRule",
    "StatusLine",
    "Submission",
    "SupportTypeRule",
    "Tally",
    "Trace",
    "TrustRoot",
    "Undertaking",
    "UndertakingRule",
    "UnfinishedRow",
    "Vote",
]
