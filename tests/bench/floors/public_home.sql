-- The start page: calls that are open or come next, the axes of the edition in force, how much was supported.
SELECT c.public_id, c.title_tr, c.title_en, w.opens_at, w.closes_at, g.name
FROM applications_call c
JOIN applications_callstage w ON w.call_id = c.id
JOIN regions_agency g ON g.id = c.agency_id
WHERE c.state = 'published'
ORDER BY w.closes_at DESC;

SELECT x.* FROM priorities_axis x JOIN priorities_edition e ON e.id = x.edition_id WHERE e.state = 'published' ORDER BY x."order";

SELECT count(*), sum(support) FROM applications_publishedproject WHERE merged_into_id IS NULL;
