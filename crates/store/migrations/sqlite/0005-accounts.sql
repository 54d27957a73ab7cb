-- Who may sign in. `name` is a keyed hash, `shown` is sealed, `password` is argon2id.
CREATE TABLE account (
    account BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    role TEXT NOT NULL,
    name BLOB NOT NULL,
    shown BLOB NOT NULL,
    password TEXT,
    person BLOB,
    sponsor BLOB,
    made BIGINT NOT NULL,
    FOREIGN KEY (tenant, person) REFERENCES person (tenant, person)
);
CREATE UNIQUE INDEX account_by_name ON account (tenant, name);
CREATE UNIQUE INDEX account_by_person ON account (tenant, person);

-- Public keys.
CREATE TABLE passkey (
    passkey BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    content TEXT NOT NULL,
    added BIGINT NOT NULL,
    used BIGINT,
    FOREIGN KEY (account) REFERENCES account (account)
);
CREATE INDEX passkey_by_account ON passkey (account);

-- Hashes of recovery codes that were not used yet.
CREATE TABLE recovery (
    account BLOB NOT NULL,
    code BLOB NOT NULL,
    PRIMARY KEY (account, code),
    FOREIGN KEY (account) REFERENCES account (account)
);

-- Browsers in which somebody is signed in.
CREATE TABLE signin (
    token BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    since BIGINT NOT NULL,
    seen BIGINT NOT NULL,
    until BIGINT NOT NULL,
    browser TEXT NOT NULL,
    FOREIGN KEY (account) REFERENCES account (account)
);
CREATE INDEX signin_by_account ON signin (account);

-- One-time links for accounts that have a role.
CREATE TABLE invitation (
    token BLOB NOT NULL PRIMARY KEY,
    tenant BLOB NOT NULL,
    role TEXT NOT NULL,
    sponsor BLOB,
    expires BIGINT NOT NULL
);
