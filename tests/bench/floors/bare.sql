-- Nothing of the page: what the way in and the sign-in cost.
SELECT 1;
