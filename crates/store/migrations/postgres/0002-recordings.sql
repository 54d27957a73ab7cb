-- Keys of recordings of landmarks, wrapped by the person's key, and when they go away. Apart from the recordings, so that
-- a key that is gone can be overwritten at once. Times are microseconds since 1970.
CREATE TABLE recording (
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    recording BYTEA NOT NULL,
    wrapped_key BYTEA NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (tenant, person, recording),
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE INDEX recording_by_end ON recording (expires);

-- The recordings, sealed.
CREATE TABLE landmarks (
    tenant BYTEA NOT NULL,
    person BYTEA NOT NULL,
    recording BYTEA NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (tenant, person, recording),
    FOREIGN KEY (tenant, person, recording) REFERENCES recording (tenant, person, recording)
);
