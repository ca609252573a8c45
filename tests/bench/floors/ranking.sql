-- The ranked list: 200 lines by their score, with their applicants, and how many there are and are not finished.
SELECT p.id, p.public_id, p.reference, p.title, p.score, p.requested_support, p.status, p.first_sent_at, o.name, o.unit_name, a.code
FROM applications_proposal p
JOIN accounts_organisation o ON o.id = p.organisation_id
LEFT JOIN priorities_measure m ON m.id = p.main_measure_id
LEFT JOIN priorities_axis a ON a.id = m.axis_id
WHERE p.call_stage_id = %(window)s AND p.status IN ('reviewed', 'positive', 'reserve', 'negative', 'with_ministry', 'approved', 'refused')
ORDER BY p.score DESC, p.first_sent_at, p.id
LIMIT 200;

SELECT status, count(*), sum(requested_support) FROM applications_proposal WHERE call_stage_id = %(window)s GROUP BY status;
