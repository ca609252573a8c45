-- Saving a section: the file's row held, what stands there compared, one text changed, the save counted and told.
SELECT p.*, c.agency_id, w.closes_at FROM applications_proposal p
JOIN applications_call c ON c.id = p.call_id JOIN applications_callstage w ON w.id = p.call_stage_id
WHERE p.id = %(key)s FOR UPDATE OF p;

SELECT question_id, text FROM applications_answer WHERE proposal_id = %(key)s;

UPDATE applications_answer SET text = text || 'x' WHERE proposal_id = %(key)s AND question_id = %(question)s;

UPDATE applications_sectionversion SET version = version + 1, saved_at = now(), saved_by_id = %(person)s
WHERE proposal_id = %(key)s AND key = 'questions';

INSERT INTO audit_event (at, actor_id, verb, object_type, object_id, object_label, agency_id, capacities, changes, reason, letter_number)
VALUES (now(), %(person)s, 'bench.save', 'bench', %(key)s, 'bench', NULL, '[]', '{}', '', '');
