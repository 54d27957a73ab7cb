-- What was shown to whoever pays, once a month. `content` is JSON and never changes; `month` is a number like 20261201.
CREATE TABLE monthly (
    sponsor BYTEA NOT NULL,
    month BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (sponsor, month),
    FOREIGN KEY (sponsor) REFERENCES sponsor (sponsor)
);
