-- A section of a draft: the file with its call and body, the texts under its questions, how often it was saved.
SELECT p.*, o.name, o.type, c.title_tr, w.closes_at
FROM applications_proposal p
JOIN accounts_organisation o ON o.id = p.organisation_id
JOIN applications_call c ON c.id = p.call_id
JOIN applications_callstage w ON w.id = p.call_stage_id
WHERE p.public_id = %(draft)s AND p.organisation_id = %(body)s;

SELECT q.key, a.text FROM applications_answer a
JOIN applications_question q ON q.id = a.question_id JOIN applications_proposal p ON p.id = a.proposal_id
WHERE p.public_id = %(draft)s;

SELECT v.*, u.full_name FROM applications_sectionversion v
JOIN applications_proposal p ON p.id = v.proposal_id JOIN accounts_user u ON u.id = v.saved_by_id
WHERE p.public_id = %(draft)s;
