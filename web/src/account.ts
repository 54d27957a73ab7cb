// Passkeys: the browser makes them and signs in with them. Without this script there is the password.

interface Asked {
  id: string;
  options: object;
}

/** What is to be done next, or the name of what went wrong. */
interface Done {
  to?: string;
  post?: string;
  wrong?: "failed" | "taken" | "name";
}

async function send<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return (await response.json()) as T;
}

/** Shows the browser's own dialogue, and answers with what came of it. */
async function ceremony(asked: Asked, opens: boolean): Promise<PublicKeyCredential | null> {
  if (opens) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.options as PublicKeyCredentialRequestOptionsJSON);
    return (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
  }
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked.options as PublicKeyCredentialCreationOptionsJSON);
  return (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
}

function go({ to, post }: Done) {
  if (post !== undefined) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = post;
    document.body.append(form);
    form.submit();
  } else if (to !== undefined) {
    location.assign(to);
    // The same page with another place in it is not loaded by itself.
    if (new URL(to, location.href).pathname === location.pathname) location.reload();
  }
}

async function run(place: HTMLElement) {
  const kind = place.dataset.passkey as "open" | "new" | "add";
  const name = place.closest("form")?.querySelector<HTMLInputElement>('input[name="name"]');
  if (kind === "new" && name?.reportValidity() === false) return;
  const invitation = /^\/invitation\/([^/]+)$/.exec(location.pathname)?.[1];
  const ask = kind === "new" ? { ask: kind, name: name?.value, ...(invitation === undefined ? {} : { invitation }) } : { ask: kind };
  const error = place.querySelector<HTMLElement>(".error")!;
  const button = place.querySelector("button")!;
  error.hidden = true;
  button.disabled = true;
  let wrong: string | undefined = "failed";
  try {
    const asked = await send<Asked & Done>("/account/passkey/ask", ask);
    wrong = asked.wrong;
    if (wrong === undefined) {
      wrong = "failed";
      const credential = await ceremony(asked, kind === "open");
      if (credential !== null) {
        const done = await send<Done>("/account/passkey/answer", { id: asked.id, answer: credential.toJSON() });
        wrong = done.wrong ?? (done.to === undefined && done.post === undefined ? "failed" : undefined);
        if (wrong === undefined) return go(done);
      }
    }
  } catch {
    // The person has closed the dialogue, or there is no connection.
  } finally {
    button.disabled = false;
  }
  error.textContent = place.dataset[wrong ?? "failed"] ?? place.dataset.failed!;
  error.hidden = false;
}

if (typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential) {
  for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) {
    place.hidden = false;
    place.querySelector("button")!.addEventListener("click", () => void run(place));
  }
}
