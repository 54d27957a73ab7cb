// What every answer carries, and who is turned away.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { ask, Person } from "../support/http.js";
import { Server } from "../support/server.js";

let server: Server;
before(async () => {
  server = await Server.start();
});
after(() => server?.dispose());

const own = () => ({ host: `localhost:${server.port}` });

describe("the guard", () => {
  for (const path of ["/", "/check", "/progress", "/about", "/emergency", "/nowhere", "/api/record", "/health"]) {
    test(`headers of ${path}`, async () => {
      const { headers } = await ask(server.port, "GET", path, own());
      const policy = String(headers["content-security-policy"]);
      assert.match(policy, /default-src 'self'/);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|https?:|\*/);
      assert.equal(headers["cross-origin-opener-policy"], "same-origin");
      assert.equal(headers["cross-origin-embedder-policy"], "require-corp");
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.equal(headers["cache-control"], "no-store");
    });
  }

  test("assets are kept for ever under their version, compressed once", async () => {
    const page = await ask(server.port, "GET", "/", own());
    const style = /\/assets\/[^"]+\/app\.css/.exec(page.text)?.[0];
    assert.ok(style, "the page names its style");
    const squeezed = await ask(server.port, "GET", style, { ...own(), "accept-encoding": "br" });
    assert.equal(squeezed.headers["content-encoding"], "br");
    assert.match(String(squeezed.headers["cache-control"]), /immutable/);
    const plain = await ask(server.port, "GET", style, own());
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.match(plain.text, /font-face/);
  });

  const foreign: [string, string, Record<string, string>, RegExp | number][] = [
    ["another host", "GET", { host: "evil.example" }, 421],
    ["another port", "GET", { host: "localhost:1" }, 421],
    ["a form on another site", "POST", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, 403],
    ["a form on another port", "POST", { origin: "http://localhost:1", "sec-fetch-site": "same-site" }, 403],
    ["an origin that is not told", "POST", { origin: "null" }, 403],
    ["neither origin nor site", "POST", {}, 403],
    ["another site's fetch", "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, 403],
  ];
  for (const [name, method, headers, status] of foreign) {
    test(`${name} is refused`, async () => {
      const form = { "content-type": "application/x-www-form-urlencoded", "content-length": "22" };
      const body = method === "POST" ? "country=PT&consent=yes" : undefined;
      const sent = { ...own(), ...(body === undefined ? {} : form), ...headers };
      const answer = await ask(server.port, method, "/check", sent, body);
      assert.equal(answer.status, status);
      assert.equal(answer.headers["set-cookie"], undefined);
    });
  }

  test("the cookie is out of reach of scripts and of other sites", async () => {
    const answer = await new Person(server).consent();
    const cookie = String(answer.headers["set-cookie"]);
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Strict/);
  });
});
