-- Keys of recordings of landmarks, wrapped by the person's key, and when they go away. Apart from the recordings, so that
-- a key that is gone can be overwritten at once. Times are microseconds since 1970.
CREATE TABLE recording (
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    recording BLOB NOT NULL,
    wrapped_key BLOB NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (tenant, person, recording),
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE INDEX recording_by_end ON recording (expires);

-- The recordings, sealed.
CREATE TABLE landmarks (
    tenant BLOB NOT NULL,
    person BLOB NOT NULL,
    recording BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (tenant, person, recording),
    FOREIGN KEY (tenant, person, recording) REFERENCES recording (tenant, person, recording)
);
