-- A call's page: itself, its windows, its axes and measures, its criteria and papers.
SELECT c.*, g.name FROM applications_call c JOIN regions_agency g ON g.id = c.agency_id WHERE c.id = %(call)s;

SELECT * FROM applications_callstage WHERE call_id = %(call)s;

SELECT x.code, x.title_tr, m.code, m.title_tr FROM priorities_axis x JOIN priorities_measure m ON m.axis_id = x.id
WHERE x.edition_id = %(edition)s ORDER BY x."order", m."order";
