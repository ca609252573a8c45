-- The agency's list, an amount or more: one row more than the page shows, with the names of a line; counted as far as a count is said.
SELECT p.id, p.public_id, p.reference, p.title, p.status, p.status_since, o.name, o.unit_name, u.full_name, m.code, a.code
FROM applications_proposal p
JOIN accounts_organisation o ON o.id = p.organisation_id
LEFT JOIN accounts_user u ON u.id = p.expert_id
LEFT JOIN priorities_measure m ON m.id = p.main_measure_id
LEFT JOIN priorities_axis a ON a.id = m.axis_id
WHERE p.call_id = ANY(%(calls)s) AND (p.status NOT IN ('draft', 'missed') OR p.is_shared_with_expert) AND p.requested_support >= 9000000
ORDER BY p.id DESC
LIMIT 51;

SELECT count(*) FROM (
  SELECT 1 FROM applications_proposal p
  WHERE p.call_id = ANY(%(calls)s) AND (p.status NOT IN ('draft', 'missed') OR p.is_shared_with_expert) AND p.requested_support >= 9000000
  LIMIT 1001
) counted;
