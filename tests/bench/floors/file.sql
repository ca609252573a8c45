-- A file's page at the desk: the row with all its names, its papers, sendings, evaluators, answers, acts and story.
SELECT p.*, o.name, o.unit_name, o.vkn, u.full_name, m.code, m.title_tr, a.code, c.title_tr, w.closes_at
FROM applications_proposal p
JOIN accounts_organisation o ON o.id = p.organisation_id
JOIN applications_call c ON c.id = p.call_id
JOIN applications_callstage w ON w.id = p.call_stage_id
LEFT JOIN accounts_user u ON u.id = p.expert_id
LEFT JOIN priorities_measure m ON m.id = p.main_measure_id
LEFT JOIN priorities_axis a ON a.id = m.axis_id
WHERE p.id = %(file)s;

SELECT * FROM applications_document WHERE proposal_id = %(file)s;

SELECT id, number, sent_at, sent_by_id, sha256, letter_number FROM applications_submission WHERE proposal_id = %(file)s;

SELECT s.*, u.full_name, r.total FROM applications_assignment s
JOIN accounts_user u ON u.id = s.evaluator_id LEFT JOIN applications_review r ON r.assignment_id = s.id
WHERE s.proposal_id = %(file)s;

SELECT result, count(*) FROM applications_checkanswer WHERE proposal_id = %(file)s GROUP BY result;

SELECT * FROM applications_ministryact WHERE proposal_id = %(file)s;

SELECT * FROM audit_event WHERE object_type = 'applications.proposal' AND object_id = %(file)s ORDER BY id DESC LIMIT 50;
