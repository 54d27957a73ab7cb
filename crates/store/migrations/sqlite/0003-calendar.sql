-- Secret addresses from which calendar programmes fetch reminders; one for each record at most.
CREATE TABLE calendar (
    token BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    since BIGINT NOT NULL,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE UNIQUE INDEX calendar_by_person ON calendar (tenant, person);
