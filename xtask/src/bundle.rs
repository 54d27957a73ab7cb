//! `web/dist`: everything that a browser can ask for besides pages, in the form in which the server embeds it.
//!
//! A file that compression makes smaller lies there as `NAME.br` *instead of* `NAME`. `version` is a short hash over
//! all the rest: the server puts it into the addresses, so that browsers may keep files for ever.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use crate::compress::brotli;
use crate::failure::{Failure, Result, While};
use crate::repo::{self, files_below};
use crate::run::{program, step, succeed};
use crate::stamp::{Hash, once};
use crate::tools::{ensure_packages, fresh_folder, npm_program};
use crate::{icons, notices, wasm};

/// Scripts and styles that pages load: (source below `web/src`, place in `web/dist`).
const PAGES: &[(&str, &str)] = &[
    ("app.ts", "app"),
    ("figure/page.ts", "figure"),
    ("camera/main.ts", "camera"),
    ("session/main.ts", "session"),
    ("settings.ts", "settings"),
    ("account.ts", "account"),
    ("replay/main.ts", "replay"),
    ("join/main.ts", "join"),
    ("app.css", "app"),
    ("figure.css", "figure"),
    ("progress.css", "progress"),
    ("replay.css", "replay"),
    ("guide.css", "guide"),
    ("camera.css", "camera"),
    ("learn.css", "learn"),
    ("operator.css", "operator"),
    ("join.css", "join"),
    ("session.css", "session"),
    ("settings.css", "settings"),
    ("sponsor.css", "sponsor"),
    ("start.css", "start"),
];

/// What a page's script imports only where it is wanted, with three.js.
const LATER: (&str, &str) = ("figure/moving.ts", "figure/moving");

/// The classic worker around the networks. It is one self-contained script, since the threads of LiteRT load it again.
const WORKER: (&str, &str) = ("vision/worker.ts", "vision/worker");

/// The worker between pages and network; the server puts in front of it what it has to know.
const BETWEEN: (&str, &str) = ("offline/worker.ts", "offline/worker");

/// What LiteRT chooses from by the browser's features; it looks for them beside the worker.
const LITERT: [&str; 3] =
    ["litert_wasm_threaded_internal", "litert_wasm_internal", "litert_wasm_compat_internal"];

/// The networks that follow landmarks and that find people; the second one's file is the network itself.
const NETWORKS: [&str; 4] = [
    "pose_landmark_lite.tflite",
    "pose_landmark_full.tflite",
    "pose_landmark_heavy.tflite",
    "pose_solution_packed_assets.data",
];

/// Makes `web/dist`.
pub fn build() -> Result<()> {
    ensure_packages("web")?;
    let sources = files_below(&repo::path("web/src"))?;
    let settings = [
        "Cargo.lock",
        "LICENSE",
        "xtask/src/notices.rs",
        "xtask/src/icons.rs",
        "web/package-lock.json",
        "web/tsconfig.json",
        "xtask/src/bundle.rs",
    ]
    .map(repo::path);
    let hash = Hash::of("bundle 4")
        .and_files(sources)?
        .and_files(files_below(&wasm::generated())?)?
        .and_files(settings)?
        .hex();
    let dist = repo::path("web/dist");
    if !dist.join("version").is_file() {
        // A folder that somebody emptied is filled again, whatever the stamp says.
        fs::remove_file(stamp()).ok();
    }
    once(&stamp(), &hash, || {
        step("Bundling web/");
        let files = compressed(collect()?)?;
        write(&dist, files)
    })
}

fn stamp() -> std::path::PathBuf {
    repo::scratch().join("bundle")
}

/// Runs esbuild and gathers every file, uncompressed, by its name in `web/dist`.
fn collect() -> Result<BTreeMap<String, Vec<u8>>> {
    let out = fresh_folder("esbuild")?;
    let common = ["--bundle", "--minify", "--target=es2022", "--log-level=warning", "--legal-comments=none"];
    let esbuild = |entries: &[(&str, &str)], options: &[&str]| {
        let mut command = program(npm_program("web", "esbuild"));
        command.current_dir(repo::path("web")).args(common).args(options);
        command.arg(format!("--outdir={}", out.display()));
        command.args(entries.iter().map(|(source, place)| format!("{place}=src/{source}")));
        succeed(&mut command, "The bundler's message is above.")
    };
    // Each script has a scope of its own: a page may load two of them.
    esbuild(PAGES, &["--format=iife", "--external:fonts/*", "--external:./fonts/*"])?;
    esbuild(&[LATER], &["--format=esm"])?;
    esbuild(&[WORKER, BETWEEN], &["--format=iife"])?;
    // The glue declares a lexical global; the worker looks for it on `self`.
    let glue = format!("vision/browser={}", wasm::generated().join("browser.js").display());
    succeed(
        program(npm_program("web", "esbuild"))
            .args(["--minify", "--log-level=warning", "--footer:js=self.wasm_bindgen=wasm_bindgen;", &glue])
            .arg(format!("--outdir={}", out.display())),
        "The bundler's message is above.",
    )?;

    let mut files = BTreeMap::new();
    let mut add = |name: String, file: &Path| repo::read(file).map(|content| files.insert(name, content));
    for file in files_below(&out)? {
        add(file.strip_prefix(&out).unwrap_or(&file).to_string_lossy().replace('\\', "/"), &file)?;
    }
    let packages = repo::path("web/node_modules");
    for name in LITERT.iter().flat_map(|stem| [format!("{stem}.js"), format!("{stem}.wasm")]) {
        add(format!("vision/{name}"), &packages.join("@litertjs/core/wasm").join(&name))?;
    }
    for name in NETWORKS {
        add(format!("vision/{name}"), &packages.join("@mediapipe/pose").join(name))?;
    }
    for picture in files_below(&repo::path("web/src"))? {
        if picture.extension().is_some_and(|extension| extension == "svg") {
            add(picture.file_name().unwrap_or_default().to_string_lossy().into_owned(), &picture)?;
        }
    }
    files.insert("notices.txt".to_owned(), notices::text()?);
    files.extend(icons::all()?);
    let mut add = |name: String, file: &Path| repo::read(file).map(|content| files.insert(name, content));
    add("vision/browser_bg.wasm".to_owned(), &wasm::generated().join("browser_bg.wasm"))?;
    for font in fonts(&files) {
        let family = font.split('-').next().unwrap_or_default();
        let file = ["@fontsource-variable", "@fontsource"]
            .map(|scope| packages.join(scope).join(family).join("files").join(&font))
            .into_iter()
            .find(|file| file.is_file())
            .ok_or_else(|| {
                Failure::new(format!(
                    "The styles ask for fonts/{font}, which none of the packages @fontsource-variable/{family} and \
                     @fontsource/{family} has. Add the package to web/package.json, or mend the name."
                ))
            })?;
        files.insert(format!("fonts/{font}"), repo::read(&file)?);
    }
    Ok(files)
}

/// The names of the fonts that the styles ask for, as in `url(fonts/NAME.woff2)`.
fn fonts(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut names = Vec::new();
    for (_, style) in files.iter().filter(|(name, _)| name.ends_with(".css")) {
        let style = String::from_utf8_lossy(style);
        for rest in style.split("fonts/").skip(1) {
            if let Some((name, _)) = rest.split_once(".woff2") {
                names.push(format!("{name}.woff2"));
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

/// Compresses what gets smaller by it, all files at once.
fn compressed(files: BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vec<u8>>> {
    thread::scope(|scope| {
        let works: Vec<_> = files
            .into_iter()
            .map(|(name, content)| {
                scope.spawn(move || {
                    Ok(match brotli(&name, &content)? {
                        Some(smaller) => (format!("{name}.br"), smaller),
                        None => (name, content),
                    })
                })
            })
            .collect();
        let finished = works.into_iter().map(|work| work.join());
        finished
            .map(|done| done.unwrap_or_else(|_| Err(Failure::new("compressing a file crashed"))))
            .collect()
    })
}

/// Brings `web/dist` to exactly these files and their version.
fn write(dist: &Path, files: BTreeMap<String, Vec<u8>>) -> Result<()> {
    let hash = files.iter().fold(Hash::of("version"), |hash, (name, content)| hash.and(name, content)).hex();
    for old in files_below(dist)? {
        let name = old.strip_prefix(dist).unwrap_or(&old).to_string_lossy().replace('\\', "/");
        if !files.contains_key(&name) && name != "version" {
            fs::remove_file(&old).doing(|| format!("removing {}", old.display()))?;
        }
    }
    for (name, content) in &files {
        repo::write(&dist.join(name), content)?;
    }
    repo::write(&dist.join("version"), &hash.as_bytes()[..12])
}
