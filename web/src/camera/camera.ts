// The camera: asked for, watched, released.
import { chooseCamera, chosenCamera, type Hangs, hangsOf, setHangs } from "./hangs";

export type CameraTrouble = "refused" | "absent" | "busy" | "insecure" | "camera";

/**
 * Opens the camera, or says why not: this one, else the one chosen before. A choice is remembered once it has opened. One
 * that is gone or taken is no reason to go without a camera: then whichever there is.
 */
export async function openCamera(video: HTMLVideoElement, wanted = chosenCamera()): Promise<Camera | CameraTrouble> {
  if (!isSecureContext || navigator.mediaDevices === undefined) return "insecure";
  const opened = await open(video, wanted === null ? { facingMode: "user" } : { deviceId: wanted });
  if (typeof opened !== "string") {
    if (wanted !== null && opened.id === wanted) chooseCamera(wanted);
    return opened;
  }
  return wanted === null || opened === "refused" ? opened : open(video, { facingMode: "user" });
}

async function open(video: HTMLVideoElement, which: MediaTrackConstraints): Promise<Camera | CameraTrouble> {
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...WISH, ...which } });
    video.srcObject = stream;
    await video.play();
    return new Camera(video, stream);
  } catch (error) {
    stream?.getTracks().forEach((track) => track.stop());
    return troubleOf(error);
  }
}

/** The cameras of this device; their names are known once one of them was allowed. */
export async function listCameras(): Promise<{ id: string; name: string }[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === "videoinput").map(({ deviceId, label }) => ({ id: deviceId, name: label }));
}

/** Small and wide, uncropped: a body on all fours is wide, and the networks see 256 pixels of it. */
const WISH = {
  width: { ideal: 640 },
  height: { ideal: 360 },
  frameRate: { ideal: 30 },
  resizeMode: "none",
} as MediaTrackConstraints;

function troubleOf(error: unknown): CameraTrouble {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "SecurityError":
      return "refused";
    case "NotFoundError":
    case "OverconstrainedError":
      return "absent";
    case "NotReadableError":
    case "AbortError":
      return "busy";
    default:
      return "camera";
  }
}

export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #track: MediaStreamTrack;
  #callback = 0;

  constructor(video: HTMLVideoElement, stream: MediaStream) {
    this.#video = video;
    this.#track = stream.getVideoTracks()[0]!;
  }

  get id(): string {
    return this.#track.getSettings().deviceId ?? "";
  }

  get hangs(): Hangs {
    return hangsOf(this.id);
  }

  set hangs(hangs: Hangs) {
    setHangs(this.id, hangs);
  }

  /** The picture is shown as in a mirror unless the camera looks away from the screen. */
  get likeMirror(): boolean {
    return this.#track.getSettings().facingMode !== "environment";
  }

  onEnded(told: () => void) {
    this.#track.addEventListener("ended", told);
  }

  /** Calls with every new frame and the second it was taken at. */
  onFrame(told: (timeS: number) => void) {
    const next = (now: number, about: VideoFrameCallbackMetadata) => {
      this.#callback = this.#video.requestVideoFrameCallback(next);
      if (this.enabled) told((about.captureTime ?? now) / 1000);
    };
    this.#callback = this.#video.requestVideoFrameCallback(next);
  }

  /** A copy of the newest frame, to be closed by whoever takes it. */
  async take(): Promise<VideoFrame | ImageBitmap> {
    return "VideoFrame" in self ? new VideoFrame(this.#video) : createImageBitmap(this.#video);
  }

  /** While paused the camera delivers nothing (its light may stay on). */
  set enabled(on: boolean) {
    this.#track.enabled = on;
  }

  get enabled(): boolean {
    return this.#track.enabled;
  }

  release() {
    this.#video.cancelVideoFrameCallback(this.#callback);
    this.#track.stop();
    this.#video.srcObject = null;
  }
}
