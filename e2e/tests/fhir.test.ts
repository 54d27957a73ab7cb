// Programmes of employers and health plans ask in FHIR R4, and another project's library finds what they get valid.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Fhir } from "fhir/fhir.js";

import { PEOPLE, SPONSOR } from "../support/pages.js";
import { Server } from "../support/server.js";

let server: Server;
let insurer: string;
before(async () => {
  server = await Server.start();
  await server.offer(SPONSOR, PEOPLE);
  const found = await fetch(`${server.origin}/api/sponsors?q=northwind`);
  const { sponsors } = (await found.json()) as { sponsors: { id: string }[] };
  insurer = sponsors[0]!.id;
});
after(() => server?.dispose());

const request = (subscriberId: string) => ({
  resourceType: "CoverageEligibilityRequest",
  status: "active",
  purpose: ["validation"],
  identifier: [{ value: "question-1" }],
  patient: { reference: "#patient" },
  created: "2026-11-26",
  insurer: { reference: `Organization/${insurer}` },
  insurance: [{ coverage: { reference: "#coverage" } }],
  contained: [
    { resourceType: "Patient", id: "patient", name: [{ family: "Silva", given: ["Ana"] }], birthDate: "1980-03-31" },
    {
      resourceType: "Coverage",
      id: "coverage",
      status: "active",
      subscriberId,
      beneficiary: { reference: "#patient" },
      payor: [{ display: "Northwind" }],
    },
  ],
});

async function submit(body: unknown) {
  const response = await fetch(`${server.origin}/fhir/CoverageEligibilityRequest/$submit`, {
    method: "POST",
    headers: { "content-type": "application/fhir+json", origin: server.origin },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { resourceType: string; disposition?: string; insurance?: { inforce: boolean }[] };
}

function valid(resource: object) {
  const { messages } = new Fhir().validate(resource, { errorOnUnexpected: true });
  assert.deepEqual(messages.filter(({ severity }) => String(severity) !== "information"), [], JSON.stringify(resource));
}

test("a request is answered by a valid response, and a wrong one by a valid outcome", async () => {
  valid(request("E-0042"));
  for (const [number, inforce] of [["E-0042", true], ["E-0041", false]] as const) {
    const answer = await submit(request(number));
    valid(answer);
    assert.equal(answer.resourceType, "CoverageEligibilityResponse");
    assert.equal(answer.insurance?.[0]?.inforce, inforce);
  }
  for (const wrong of [{ resourceType: "Patient" }, { ...request("E-0042"), purpose: ["benefits"] }, { ...request("--") }]) {
    const answer = await submit(wrong);
    valid(answer);
    assert.equal(answer.resourceType, "OperationOutcome");
  }
});
