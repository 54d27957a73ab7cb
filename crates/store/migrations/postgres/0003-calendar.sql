-- Secret addresses from which calendar programmes fetch reminders; one for each record at most.
CREATE TABLE calendar (
    token BYTEA NOT NULL PRIMARY KEY,
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    since BIGINT NOT NULL,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE UNIQUE INDEX calendar_by_person ON calendar (tenant, person);
