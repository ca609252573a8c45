-- The ranked list: a page of lines by their score, what its call's changes weigh, and how many files are not finished, the first by name.
SELECT p.id, p.public_id, p.reference, p.title, p.score, p.requested_support, p.status, p.first_sent_at, m.code, a.code, t.means
FROM applications_proposal p
LEFT JOIN priorities_measure m ON m.id = p.main_measure_id
LEFT JOIN priorities_axis a ON a.id = m.axis_id
LEFT JOIN applications_tally t ON t.proposal_id = p.id
WHERE p.call_stage_id = %(window)s AND p.status IN ('reviewed', 'positive', 'reserve', 'negative', 'with_ministry', 'approved', 'refused')
ORDER BY coalesce(p.score, -1) DESC, p.id DESC
LIMIT 51;

SELECT sum(weight) FROM applications_listchange WHERE call_id = %(call)s;

SELECT count(*) FROM applications_proposal WHERE call_stage_id = %(window)s AND status IN ('submitted', 'returned', 'under_review');

SELECT public_id, reference, status FROM applications_proposal
WHERE call_stage_id = %(window)s AND status IN ('submitted', 'returned', 'under_review') ORDER BY id LIMIT 51;
