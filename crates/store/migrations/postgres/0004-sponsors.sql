-- Who pays for people. `content` is JSON; the other columns are of the roster that counts, none before the first import.
CREATE TABLE sponsor (
    tenant BYTEA NOT NULL,
    sponsor BYTEA NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    generation BIGINT,
    roster_key BYTEA,
    people BIGINT,
    imported BIGINT
);
CREATE INDEX sponsor_by_tenant ON sponsor (tenant);

-- Keyed hashes of the people for whom sponsors pay. Dates are numbers like 20261231.
CREATE TABLE roster (
    sponsor BYTEA NOT NULL,
    generation BIGINT NOT NULL,
    fingerprint BYTEA NOT NULL,
    names BYTEA NOT NULL,
    relationship BIGINT NOT NULL,
    cover_from BIGINT NOT NULL,
    cover_until BIGINT,
    PRIMARY KEY (sponsor, generation, fingerprint, names),
    FOREIGN KEY (sponsor) REFERENCES sponsor (sponsor)
);
