-- What the database says about itself: its schema and the id of the key that it needs.
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row per person: their wrapped key and the sealed summary that lists show.
CREATE TABLE person (
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    events BIGINT NOT NULL,
    summary BYTEA NOT NULL,
    PRIMARY KEY (tenant, person)
);

-- The facts, sealed. Rows are only ever added.
CREATE TABLE event (
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    seq BIGINT NOT NULL,
    version BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    link BYTEA NOT NULL,
    PRIMARY KEY (tenant, person, seq),
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);

-- Browsers that may open a record. Times are microseconds since 1970.
CREATE TABLE binding (
    token BYTEA NOT NULL PRIMARY KEY,
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    since BIGINT NOT NULL,
    ended BIGINT,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE INDEX binding_by_person ON binding (tenant, person);

-- One-time links.
CREATE TABLE link (
    token BYTEA NOT NULL PRIMARY KEY,
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    expires BIGINT NOT NULL,
    keep_others BIGINT NOT NULL,
    used BIGINT,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
