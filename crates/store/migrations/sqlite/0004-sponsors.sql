-- Who pays for people. `content` is JSON; the other columns are of the roster that counts, none before the first import.
CREATE TABLE sponsor (
    tenant BLOB NOT NULL,
    sponsor BLOB NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    generation BIGINT,
    roster_key BLOB,
    people BIGINT,
    imported BIGINT
);
CREATE INDEX sponsor_by_tenant ON sponsor (tenant);

-- Keyed hashes of the people for whom sponsors pay. Dates are numbers like 20261231.
CREATE TABLE roster (
    sponsor BLOB NOT NULL,
    generation BIGINT NOT NULL,
    fingerprint BLOB NOT NULL,
    names BLOB NOT NULL,
    relationship INTEGER NOT NULL,
    cover_from INTEGER NOT NULL,
    cover_until INTEGER,
    PRIMARY KEY (sponsor, generation, fingerprint, names),
    FOREIGN KEY (sponsor) REFERENCES sponsor (sponsor)
);
