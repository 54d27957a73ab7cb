// What `cargo xtask` tells these programs.

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set: run these tests through \`cargo xtask test\``);
  }
  return value;
}

/** The dorsal binary under test. */
export const binary = () => needed("DORSAL_BINARY");

/** The Chromium to drive. */
export const chromiumPath = () => needed("DORSAL_CHROMIUM");

/** Lighthouse's program, which only `cargo xtask soak` installs. */
export const lighthouse = () => needed("DORSAL_LIGHTHOUSE");

/** Schemathesis, which only `cargo xtask soak` installs. */
export const schemathesis = () => needed("DORSAL_SCHEMATHESIS");

/** A camera stream made by `cargo xtask streams`. */
export const stream = (name: "cat-cow" | "empty-room" | "standing" | "still") => `${needed("DORSAL_STREAMS")}/${name}.mjpeg`;
