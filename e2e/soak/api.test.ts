// Schemathesis tries what answers programs, as the OpenAPI document says it: somebody's in a session, where a sponsor has its people.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { type Browser, launch, open } from "../support/browser.js";
import { PEOPLE, SPONSOR } from "../support/pages.js";
import * as person from "../support/person.js";
import { Server } from "../support/server.js";
import { schemathesis } from "../support/settings.js";

/** For each route and kind of try. */
const EXAMPLES = 200;
/** What may not be: a failure of the server, and what the document does not say. Who may ask is for the server's own tests: here each request has the cookie. */
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "unsupported_method",
  "missing_required_header",
];

let server: Server;
let browser: Browser;
let cookie: string;
let ticket: string;
before(async () => {
  server = await Server.start();
  await server.offer(SPONSOR, PEOPLE);
  browser = await launch();
  const { page, context } = await open(browser, server.origin);
  await person.toSession(page);
  ticket = await page.evaluate(() => (JSON.parse(document.getElementById("plan")!.textContent!) as { ticket: string }).ticket);
  cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await browser.close();
});
after(async () => {
  await browser?.close();
  await server?.dispose();
});

/** The document, which says of ids only that they are ids, with those that there are here. */
async function described(): Promise<string> {
  const text = await (await fetch(`${server.origin}/api/openapi.json`)).text();
  const found = await fetch(`${server.origin}/api/sponsors?q=northwind`);
  const { sponsors } = (await found.json()) as { sponsors: { id: string }[] };
  const all = JSON.parse(text, (key, value: unknown) => {
    if (key === "pattern" && String(value).startsWith("^Organization/")) return `^Organization/${sponsors[0]!.id}$`;
    if (key === "ticket" && typeof value === "object" && value !== null && "$ref" in value) return { enum: [ticket] };
    return value;
  }) as { components: { schemas: { Slug: object } } };
  all.components.schemas.Slug = { enum: ["cat-cow", "open-book", "nothing"] };
  const file = join(server.place.folder, "openapi.json");
  writeFileSync(file, JSON.stringify(all));
  return file;
}

test("nothing that is sent makes the server fail, and it answers as the document says", async (t) => {
  const options = [
    ...["--url", server.origin, "--checks", CHECKS.join(","), "--max-examples", String(EXAMPLES), "--seed", "1"],
    // Every request that changes something says where it comes from.
    ...["--header", `Origin: ${server.origin}`, "--header", `Cookie: ${cookie}`],
    ...["--generation-database", "none", "--no-color"],
  ];
  // It keeps what it has sent where it runs: that goes with the server's folder.
  const child = spawn(schemathesis(), ["run", await described(), ...options], {
    cwd: server.place.folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => (text += part));
  await once(child, "close");
  const said = text.replaceAll(cookie, "[cookie]");
  assert.equal(child.exitCode, 0, said);
  t.diagnostic(said.match(/[\d,]+ generated.*/)?.[0] ?? said.slice(-500));
  assert.equal((await fetch(`${server.origin}/health`)).status, 200);
});
