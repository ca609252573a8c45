-- The list of supported projects: the page's rows, how many there are and how much money.
SELECT p.*, v.name, m.code FROM applications_publishedproject p
JOIN regions_province v ON v.id = p.province_id LEFT JOIN priorities_measure m ON m.id = p.measure_id
WHERE p.merged_into_id IS NULL
ORDER BY p.year DESC, p.id DESC
LIMIT 51;

SELECT year, count(*), sum(support), count(support) FROM applications_publishedproject WHERE merged_into_id IS NULL GROUP BY year;
