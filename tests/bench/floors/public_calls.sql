-- The list of calls with their windows and how many answers each has.
SELECT c.public_id, c.title_tr, c.title_en, c.summary_tr, w.opens_at, w.closes_at, g.name,
  (SELECT count(*) FROM applications_callquestion q WHERE q.call_id = c.id AND q.state = 'published')
FROM applications_call c
JOIN applications_callstage w ON w.call_id = c.id
JOIN regions_agency g ON g.id = c.agency_id
WHERE c.state = 'published'
ORDER BY w.closes_at DESC;
