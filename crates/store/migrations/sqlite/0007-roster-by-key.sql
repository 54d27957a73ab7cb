-- The roster lies in the order of its key, so that each line is written once and not a second time in an index of its own.
CREATE TABLE roster_by_key (
    sponsor BLOB NOT NULL,
    generation BIGINT NOT NULL,
    fingerprint BLOB NOT NULL,
    names BLOB NOT NULL,
    relationship INTEGER NOT NULL,
    cover_from INTEGER NOT NULL,
    cover_until INTEGER,
    PRIMARY KEY (sponsor, generation, fingerprint, names),
    FOREIGN KEY (sponsor) REFERENCES sponsor (sponsor)
) WITHOUT ROWID;
INSERT INTO roster_by_key (sponsor, generation, fingerprint, names, relationship, cover_from, cover_until)
    SELECT sponsor, generation, fingerprint, names, relationship, cover_from, cover_until FROM roster
    ORDER BY sponsor, generation, fingerprint, names;
DROP TABLE roster;
ALTER TABLE roster_by_key RENAME TO roster;
