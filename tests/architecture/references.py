"""Where measures are named without being counted by ``applications.queries.impact``, each with its reason.

A column is ``app.Model.field``, a file its path. Whoever adds a column that names a measure, an axis or an edition
either counts it in ``applications/queries/impact/references.py`` or says here why nobody would miss it.
"""

DEFINITION = "part of the definitions themselves: the page of differences shows it"
RECORD = "written once and never read as a choice: it says what was so at its instant"
NO_MEASURE = "holds no measure"

NOT_COUNTED = {
    "applications.Proposal.edition": "the edition of the file's measures, which are counted one by one",
    "priorities.Axis.edition": DEFINITION,
    "priorities.Axis.lineage": DEFINITION,
    "priorities.Measure.axis": DEFINITION,
    "priorities.Measure.lineage": DEFINITION,
    "priorities.Edition.copied_from": DEFINITION,
    "priorities.Edition.source_file": NO_MEASURE,
    "priorities.Succession.edition": DEFINITION,
    "priorities.Succession.from_lineage": DEFINITION,
    "priorities.Succession.heir": DEFINITION,
    "priorities.MeasureKey.lineage": "the words that lead to a measure follow its lineage through every edition",
    "priorities.Erratum.edition": "the erratum is counted by its measure",
    "applications.Revision.content": "an earlier state of a draft, brought back only where its measures are still known",
    "applications.ReviewVersion.content": "marks and words of an evaluator: they name criteria, never a measure",
    "applications.UnfinishedRow.typed": "words of a form that wait; what they would write is counted once they stand",
    "audit.Event.changes": RECORD,
    "audit.Event.object_label": RECORD,
    "audit.Event.capacities": NO_MEASURE,
    "outbox.Letter.text": RECORD,
    "outbox.Letter.html": RECORD,
    "jobs.Job.arguments": NO_MEASURE,
    "applications.DocumentSlot.kinds": NO_MEASURE,
    "applications.CompletionRequest.sections": NO_MEASURE,
    "applications.Undertaking.signatures": NO_MEASURE,
    "applications.Expertise.lineage": "what an evaluator knows follows a measure’s lineage through every edition",
    "applications.AssignmentPlan.findings": NO_MEASURE,
    "applications.AssignmentPlan.refusals": NO_MEASURE,
    "applications.PlanSeat.reasons": NO_MEASURE,
    "applications.RankRun.findings": NO_MEASURE,
    "applications.PlanSeat.signs": NO_MEASURE,
    "applications.DocumentSlot.for_supports": NO_MEASURE,
    "applications.DocumentSlot.for_types": NO_MEASURE,
    "applications.CleanCopy.doubts": NO_MEASURE,
    "applications.CleanCopy.named": NO_MEASURE,
    "applications.CleanCopy.taken": NO_MEASURE,
    "applications.Conflict.grounds": NO_MEASURE,
    "applications.EvaluatorProfile.languages": NO_MEASURE,
    "applications.EvaluatorProfile.sectors": NO_MEASURE,
    "applications.ImportLine.told": "the row as its file says it; what it would write is counted",
    "applications.ImportLine.faults": "sentences about a row that waits",
    "applications.ImportLine.read_faults": "sentences about a row that waits",
    "applications.ImportLine.remarks": "sentences about a row that waits",
    "applications.ProjectImport.notes": "sentences about a file that waits",
    "applications/demo/data/answers.json": "made-up files of the demonstration, written with the first edition",
    "applications/demo/data/decided.json": "made-up files of the demonstration, written with the first edition",
    "applications/demo/data/evaluated.json": "made-up files of the demonstration, written with the first edition",
    "applications/demo/data/results.json": "made-up activities, indicators and risks of the demonstration",
    "applications/demo/data/open.json": "made-up files of the demonstration, written with the first edition",
    "priorities/data/key.json": "the shipped words that lead to the measures of the first edition",
    "priorities/data/priorities.json": "the first edition as it is shipped",
}
