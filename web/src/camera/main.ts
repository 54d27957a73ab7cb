// The page "Try your camera": what the camera sees, and nothing else. No picture is kept or sent.
import { button, element, handed, wordsOf, write } from "../page";
import type { Chosen, Progress, Reason } from "../vision/messages";
import { stayAwake } from "../wake";
import { type Camera, type CameraTrouble, listCameras, openCamera } from "./camera";
import { type Hangs, turnedOn } from "./hangs";
import { Picture } from "./picture";
import { NOTHING, SightLine, Steady } from "./sight";
import { type Seen, Tracker } from "./tracker";

type State = "idle" | "loading" | "running" | "failed";
type Trouble = CameraTrouble | Reason | "lost";
/** The back in a word; nothing where it is not known well enough. */
type Back = "round" | "straight" | "hollow" | null;

/** Up to this curve index, either way, a back looks about straight; at rest on hands and knees it is about 0.04. */
const STRAIGHT = 0.06;
/** A curve that is trusted less is not put into words. */
const SURE = 0.5;
/** A word for the back is said when it has lasted so long. */
const BACK_S = 0.8;
/** How often the speed is put into words anew. */
const SPEED_S = 1;

class Trial {
  readonly #main = element("camera");
  readonly #say = wordsOf(handed<Record<string, string>>("texts"));
  readonly #video = element<HTMLVideoElement>("video");
  readonly #picture = new Picture(element<HTMLCanvasElement>("picture"), this.#video);
  #sight = new SightLine(this.#say);
  #back = new Steady<Back>(null, BACK_S);
  #tracker: Tracker | null = null;
  #camera: Camera | null = null;
  /** Whoever waits for something is of one turn; a newer turn ends it. */
  #turn = 0;
  #networks: Chosen | null = null;
  #pictures = 0;
  #speedS = 0;

  constructor() {
    button("start").addEventListener("click", () => void this.#start());
    button("retry").addEventListener("click", () => void this.#start());
    button("stop").addEventListener("click", () => this.#stop());
    button("turn").addEventListener("click", () => this.#hang(turnedOn));
    const mirrored = element<HTMLInputElement>("mirrored");
    mirrored.addEventListener("change", () => this.#hang((hangs) => ({ ...hangs, mirrored: mirrored.checked })));
    const choice = element<HTMLSelectElement>("choice");
    choice.addEventListener("change", () => void this.#open(choice.value));
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.#offerCameras());
    document.addEventListener("visibilitychange", () => {
      if (this.#camera === null) return;
      this.#camera.enabled = !document.hidden;
      void stayAwake(!document.hidden);
    });
    addEventListener("pagehide", () => this.#stop());
  }

  async #start() {
    const { vision, definition } = this.#main.dataset;
    const tracker = new Tracker(vision!, JSON.parse(definition!), 0);
    tracker.onSeen = (seen) => this.#seen(seen);
    tracker.onSilent = () => this.#silent();
    tracker.onFailed = (reason) => this.#fail(reason);
    tracker.onNetworks = (networks) => (this.#networks = networks);
    this.#tracker = tracker;
    this.#show("loading");
    await this.#open();
  }

  /** Opens the camera, or another one. */
  async #open(wanted?: string) {
    const turn = ++this.#turn;
    this.#forget();
    this.#tracker?.rest();
    this.#camera?.release();
    this.#camera = null;
    write("advice", this.#say("session-asking-camera"));
    const camera = await openCamera(this.#video, wanted);
    const tracker = this.#tracker;
    if (turn !== this.#turn || tracker === null) {
      if (typeof camera !== "string") camera.release();
      return;
    }
    if (typeof camera === "string") return this.#fail(camera);
    this.#camera = camera;
    camera.onEnded(() => {
      if (camera === this.#camera) this.#fail("lost");
    });
    camera.enabled = !document.hidden;
    void stayAwake(true);
    this.#picture.likeMirror = camera.likeMirror;
    this.#showHangs(camera);
    tracker.watch(camera);
    void this.#offerCameras();
    if (this.#main.dataset.state === "loading") {
      write("advice", this.#say("session-loading"));
      const preview = setInterval(() => {
        if (turn === this.#turn && this.#main.dataset.state === "loading") this.#picture.draw(this.#video, camera.hangs, null);
        else clearInterval(preview);
      }, 66);
    }
    await tracker.ready;
    if (turn === this.#turn) this.#show("running");
  }

  #seen({ picture, hangs, report, progress, timeS }: Seen) {
    this.#picture.draw(picture ?? this.#video, hangs, report);
    this.#sight.show(progress.sight, progress.framing === "framing-ready", timeS);
    write("advice", this.#say(progress.framing));
    this.#showBack(this.#back.push(backOf(progress), timeS));
    this.#pictures += 1;
    const passedS = timeS - this.#speedS;
    if (passedS < SPEED_S) return;
    // The first time there is no time to count in yet.
    if (this.#speedS > 0) this.#showNetworks(this.#pictures / passedS);
    this.#speedS = timeS;
    this.#pictures = 0;
  }

  #silent() {
    this.#sight.show(NOTHING, false, performance.now() / 1000);
    write("advice", this.#say("unseen-no-picture"));
    this.#forgetBack();
    // What was drawn over the picture is not seen any more.
    if (this.#camera !== null) this.#picture.draw(this.#video, this.#camera.hangs, null);
  }

  /** What was seen a moment ago is not seen now. */
  #forget() {
    this.#picture.clear();
    this.#sight = new SightLine(this.#say);
    this.#forgetBack();
  }

  #forgetBack() {
    this.#back = new Steady<Back>(null, BACK_S);
    this.#showBack(null);
  }

  #showBack(back: Back) {
    element("back").hidden = back === null;
    write("back", back === null ? "" : this.#say(`camera-back-${back}`));
  }

  #showNetworks(rate: number) {
    if (this.#networks === null) return;
    const { size, accelerator, threads } = this.#networks;
    const on = accelerator === "wasm" && threads === 1 ? "one" : accelerator;
    const words = [
      this.#say(`camera-network-${size}`),
      this.#say(`camera-on-${on}`, { threads }),
      this.#say("camera-speed", { rate: Math.round(rate) }),
    ];
    write("networks", words.join(" · "));
  }

  // ---- which camera, and how it hangs

  async #offerCameras() {
    const cameras = await listCameras();
    const choice = element<HTMLSelectElement>("choice");
    choice.replaceChildren(
      ...cameras.map(({ id, name }, index) => new Option(name || this.#say("camera-number", { number: index + 1 }), id)),
    );
    if (this.#camera !== null) choice.value = this.#camera.id;
    element("choice-field").hidden = cameras.length < 2;
  }

  #hang(changed: (hangs: Hangs) => Hangs) {
    const camera = this.#camera;
    if (camera === null) return;
    camera.hangs = changed(camera.hangs);
    this.#tracker?.hang();
    this.#showHangs(camera);
  }

  #showHangs({ hangs, likeMirror }: Camera) {
    element<HTMLInputElement>("mirrored").checked = hangs.mirrored;
    element("mirrored-hint").hidden = !likeMirror;
    write("turned", this.#say(`camera-turned-${hangs.turnDeg}`));
  }

  // ---- the end

  #stop() {
    if (this.#tracker === null) return;
    this.#close();
    write("off", this.#say("camera-off"));
    this.#show("idle");
  }

  #fail(trouble: Trouble) {
    this.#close();
    const own = trouble === "crash" || trouble === "lost";
    write("failed-title", this.#say(`session-failed-${trouble}-title`));
    write("failed-text", this.#say(`${own ? "camera" : "session"}-failed-${trouble}`));
    button("retry").hidden = trouble === "no-webassembly";
    this.#show("failed");
  }

  #close() {
    this.#turn += 1;
    this.#tracker?.close();
    this.#tracker = null;
    this.#camera?.release();
    this.#camera = null;
    this.#networks = null;
    this.#speedS = 0;
    this.#forget();
    void stayAwake(false);
  }

  /** Styles follow the state; the keyboard goes along where its button went away. */
  #show(state: State) {
    if (this.#main.dataset.state === state) return;
    this.#main.dataset.state = state;
    if (state === "loading") write("off", "");
    const target = { idle: "start", loading: "stop", running: "", failed: "failed-title" }[state];
    if (target !== "") element(target).focus({ preventScroll: true });
    if (state === "loading" || state === "running") element("picture").scrollIntoView({ block: "nearest" });
    else scrollTo({ top: 0 });
  }
}

function backOf({ back }: Progress): Back {
  if (back === null || back.confidence < SURE) return null;
  if (Math.abs(back.index) < STRAIGHT) return "straight";
  return back.index > 0 ? "round" : "hollow";
}

new Trial();
