// Starts that cannot go well: each says why and what to do, ends with an error, and changes nothing.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";

import { Person } from "../support/http.js";
import { freePort, freshPlace, type Place, run, Server } from "../support/server.js";

let place: Place;
beforeEach(() => {
  place = freshPlace();
});
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

const database = () => join(place.data, "dorsal.sqlite");

/** A data folder with one record in it, its server ended in order. */
async function used() {
  const server = await Server.start({ place });
  await new Person(server).consent();
  await server.kill("SIGTERM");
}

/** Fingerprints of database and key. */
function state() {
  const print = (file: string) =>
    existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : "absent";
  return [print(database()), print(place.key)];
}

/** The start fails with these words, and database and key stay as they were. */
async function refused(words: RegExp, options: { data?: string; key?: string; more?: string[] } = {}) {
  const { data = place.data, key = place.key, more = ["--listen", `127.0.0.1:${await freePort()}`] } = options;
  const before = state();
  const { code, stderr } = await run("serve", "--data", data, "--key-file", key, ...more);
  assert.ok(code !== null && code !== 0, `it ended with ${code}: ${stderr}`);
  assert.match(stderr, words);
  assert.doesNotMatch(stderr, /panicked/);
  assert.deepEqual(state(), before);
}

function patch(change: (bytes: Buffer) => void) {
  const bytes = readFileSync(database());
  change(bytes);
  writeFileSync(database(), bytes);
}

describe("a start that cannot go well", () => {
  test("the port is in use", async () => {
    await used();
    const server = await Server.start();
    try {
      await refused(/in use.*--listen/s, { more: ["--listen", `127.0.0.1:${server.port}`] });
    } finally {
      await server.dispose();
    }
  });

  test("the data folder cannot be written", async () => {
    await used();
    const file = join(place.folder, "file");
    writeFileSync(file, "");
    await refused(/data folder cannot be used.*--data/s, { data: join(file, "data") });
  });

  test("the database is damaged", async () => {
    await used();
    patch((bytes) => bytes.fill(0xa5, 4096, 4096 + 512));
    await refused(/damaged.*backup/s);
  });

  test("an older copy of the database was put back", async () => {
    await used();
    const older = readFileSync(database());
    await used();
    writeFileSync(database(), older);
    await refused(/older copy.*dorsal verify --accept/s);
    const { code } = await run("verify", "--data", place.data, "--key-file", place.key, "--accept");
    assert.equal(code, 0);
    const server = await Server.start({ place });
    await server.kill();
  });

  test("the database is no database", async () => {
    await used();
    patch((bytes) => bytes.write("this is a text, not a database", 0));
    await refused(/damaged/);
  });

  test("the database is of a newer version", async () => {
    await used();
    patch((bytes) => {
      const at = bytes.toString("latin1").search(/schema[1-8]/);
      assert.ok(at > 0, "the schema's number lies beside its name");
      bytes.write("schema9", at);
    });
    await refused(/newer.*schema 9/s);
  });

  test("the key file is missing", async () => {
    await used();
    renameSync(place.key, `${place.key}.kept`);
    await refused(/key file is missing.*--key-file/s);
    // With the key back, the record is there again.
    renameSync(`${place.key}.kept`, place.key);
    const server = await Server.start({ place });
    await server.kill();
  });

  test("the key file is another one's", async () => {
    await used();
    const other = freshPlace();
    try {
      const server = await Server.start({ place: other });
      await server.kill();
      await refused(/wrong key file.*--key-file/s, { key: other.key });
    } finally {
      rmSync(other.folder, { recursive: true, force: true });
    }
  });

  test("the key file is no key", async () => {
    await used();
    writeFileSync(place.key, "not a key\n");
    await refused(/key/);
  });

  test("another server already serves the folder", async () => {
    const server = await Server.start({ place });
    try {
      const { code, stderr } = await run(
        "serve", "--data", place.data, "--key-file", place.key, "--listen", `127.0.0.1:${await freePort()}`,
      );
      assert.equal(code, 1);
      assert.match(stderr, /already serves.*--data/s);
    } finally {
      await server.kill("SIGTERM");
    }
  });

  test("the key file lies among the data", async () => {
    await used();
    await refused(/inside the data folder.*--key-file/s, { key: join(place.data, "key") });
  });

  test("listening beyond this machine without TLS", async () => {
    await refused(/refusing to listen.*--tls-cert.*--public-url/s, { more: ["--listen", `0.0.0.0:${await freePort()}`] });
    assert.equal(existsSync(place.data), false, "no data folder was made");
  });

  test("`dorsal link` without a record", async () => {
    const { code, stderr } = await run("link", "--data", place.data, "--key-file", place.key);
    assert.equal(code, 1);
    assert.match(stderr, /--data/);
    assert.equal(existsSync(place.data), false, "no data folder was made");
  });
});
