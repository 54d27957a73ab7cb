-- Nothing: PostgreSQL keeps no table in the order of its key.
SELECT 1;
