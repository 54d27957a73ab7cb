-- What the database says about itself: its schema and the id of the key that it needs.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row per person: their wrapped key and the sealed summary that lists show.
CREATE TABLE person (
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    events BIGINT NOT NULL,
    summary BLOB NOT NULL,
    PRIMARY KEY (tenant, person)
);

-- The facts, sealed. Rows are only ever added.
CREATE TABLE event (
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    seq BIGINT NOT NULL,
    version INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    link BLOB NOT NULL,
    PRIMARY KEY (tenant, person, seq),
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);

-- Browsers that may open a record. Times are microseconds since 1970.
CREATE TABLE binding (
    token BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    since BIGINT NOT NULL,
    ended BIGINT,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE INDEX binding_by_person ON binding (tenant, person);

-- One-time links.
CREATE TABLE link (
    token BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    expires BIGINT NOT NULL,
    keep_others INTEGER NOT NULL,
    used BIGINT,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
