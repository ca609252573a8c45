-- The scoreboard: the page's files by score, what was kept of their marks, and what each evaluator gave.
SELECT p.id, p.public_id, p.reference, p.title, p.status, p.score, p.requested_support, o.name, o.unit_name, m.code, a.code, t.means
FROM applications_proposal p
JOIN accounts_organisation o ON o.id = p.organisation_id
LEFT JOIN priorities_measure m ON m.id = p.main_measure_id
LEFT JOIN priorities_axis a ON a.id = m.axis_id
LEFT JOIN applications_tally t ON t.proposal_id = p.id
WHERE p.call_stage_id = %(window)s
  AND p.status IN ('under_review', 'reviewed', 'positive', 'reserve', 'negative', 'with_ministry', 'approved', 'refused')
ORDER BY coalesce(p.score, -1) DESC, p.id DESC
LIMIT 51;

SELECT s.proposal_id, s.state, s.is_third, r.total, r.sent_at
FROM applications_assignment s LEFT JOIN applications_review r ON r.assignment_id = s.id
WHERE s.proposal_id IN (
  SELECT id FROM applications_proposal
  WHERE call_stage_id = %(window)s
    AND status IN ('under_review', 'reviewed', 'positive', 'reserve', 'negative', 'with_ministry', 'approved', 'refused')
  ORDER BY coalesce(score, -1) DESC, id DESC
  LIMIT 50
);
