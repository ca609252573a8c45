-- The work list: what waits, by what it waits for, fifty of each; how the files stand.
SELECT p.id, p.public_id, p.reference, p.title, p.status, p.status_since, o.name, u.full_name
FROM applications_proposal p
JOIN accounts_organisation o ON o.id = p.organisation_id
LEFT JOIN accounts_user u ON u.id = p.expert_id
WHERE p.call_id = ANY(%(calls)s) AND p.status = 'submitted'
ORDER BY p.status_since
LIMIT 50;

SELECT p.id, p.public_id, p.reference, p.title, c.due_at, o.name
FROM applications_completionrequest c
JOIN applications_proposal p ON p.id = c.proposal_id
JOIN accounts_organisation o ON o.id = p.organisation_id
WHERE p.call_id = ANY(%(calls)s) AND p.status = 'returned' AND c.ended_at IS NULL
ORDER BY c.due_at
LIMIT 50;

SELECT p.id, p.public_id, p.reference, p.title, s.due_at
FROM applications_assignment s JOIN applications_proposal p ON p.id = s.proposal_id
WHERE p.call_id = ANY(%(calls)s) AND p.status = 'under_review' AND s.state IN ('asked', 'accepted')
ORDER BY s.due_at
LIMIT 50;

SELECT status, count(*) FROM applications_proposal WHERE call_id = ANY(%(calls)s) GROUP BY status;
