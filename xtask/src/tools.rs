//! What is installed when it is missing.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::repo;
use crate::run::{self, available, output, program, step, succeed};
use crate::stamp::{Hash, once};

/// The oldest Node.js that the tools of `web/` and `e2e/` run on.
const NODE_MAJOR: u32 = 20;

/// The target that the browser's module is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can compile for the browser.
pub fn ensure_wasm_target() -> Result<()> {
    let libraries = output(
        program("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]),
        "Install Rust with rustup: https://rustup.rs",
    )?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    step("Installing Rust's WebAssembly target");
    succeed(
        program("rustup").args(["target", "add", WASM_TARGET]),
        "Without rustup, install the standard library for wasm32-unknown-unknown with your system's packages.",
    )
}

/// Makes sure that Node.js and npm are there and recent enough.
pub fn ensure_node() -> Result<()> {
    let next = "Install Node.js 20 or newer with npm: https://nodejs.org";
    let version = output(program("node").arg("--version"), next)?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < NODE_MAJOR) {
        return Err(Failure::new(format!("Node.js {} is too old. {next}", version.trim())));
    }
    if available("npm") { Ok(()) } else { Err(Failure::new(format!("npm was not found. {next}"))) }
}

/// Installs the npm packages of one folder, when its lock file changed since the last time.
pub fn ensure_packages(folder: &str) -> Result<()> {
    ensure_node()?;
    let place = repo::path(folder);
    let hash = Hash::of("npm 1")
        .and_files(["package.json", "package-lock.json"].map(|name| place.join(name)))?
        .hex();
    once(&place.join("node_modules/.installed"), &hash, || {
        step(&format!("Installing the npm packages of {folder}/"));
        succeed(
            program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&place),
            "Is the network reachable, and does package-lock.json fit package.json (`npm install` mends it)?",
        )
    })
}

/// A program among the npm packages of a folder.
pub fn npm_program(folder: &str, name: &str) -> PathBuf {
    repo::path(folder).join("node_modules/.bin").join(name)
}

/// The Chromium that the browser commands drive; installed from Debian's packages when missing.
pub fn ensure_chromium() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("DORSAL_CHROMIUM") {
        return Ok(chosen.into());
    }
    if let Some(found) = chromium() {
        return Ok(found);
    }
    install_package("chromium", "or set DORSAL_CHROMIUM to the path of a Chromium that you have")?;
    chromium().ok_or_else(|| Failure::new("Chromium was installed, but it is not on the PATH."))
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(on_path)
}

/// Makes sure that ffmpeg is there, which turns films into camera streams.
pub fn ensure_ffmpeg() -> Result<()> {
    if on_path("ffmpeg").is_some() {
        return Ok(());
    }
    install_package("ffmpeg", "or pass an .mjpeg file, which needs no conversion")
}

/// Makes sure that PostgreSQL's server programs are there, with which tests start servers of their own; installed from
/// Debian's packages when missing.
pub fn ensure_postgresql() -> Result<()> {
    let chosen = env::var_os("DORSAL_POSTGRES").map(|dir| PathBuf::from(dir).join("initdb"));
    if chosen.is_some_and(|program| program.is_file()) || on_path("initdb").is_some() || debian_postgresql() {
        return Ok(());
    }
    install_package("postgresql", "or set DORSAL_POSTGRES to the folder of its initdb and pg_ctl")?;
    if debian_postgresql() {
        Ok(())
    } else {
        Err(Failure::new("PostgreSQL was installed, but not its server."))
    }
}

/// Debian keeps the programs of each version in a folder of its own, off the PATH.
fn debian_postgresql() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.map(|version| version.path().join("bin/initdb")).any(|program| program.is_file())
}

/// A Python with the packages of a folder's `requirements.txt`, in an environment of its own; `venv` is installed from
/// Debian's packages when missing.
pub fn ensure_python(folder: &str) -> Result<PathBuf> {
    let list = repo::path(folder).join("requirements.txt");
    let place = repo::scratch().join("python").join(folder.rsplit('/').next().unwrap_or(folder));
    let python = place.join("bin/python");
    if !available("python3") {
        install_package("python3", "or put a Python 3.11 or newer on the PATH")?;
    }
    let hash = Hash::of("python 1").and_files([list.clone()])?.hex();
    let stamp = place.join(".installed");
    if !python.is_file() {
        // A stamp without its environment means nothing.
        let _ = fs::remove_file(&stamp);
    }
    once(&stamp, &hash, || {
        step(&format!("Making the Python environment of {folder}/"));
        let make = || {
            succeed(
                program("python3").args(["-m", "venv", "--clear"]).arg(&place),
                "Install `python3-venv` (Debian) or what gives your Python the module venv.",
            )
        };
        if make().is_err() {
            install_package("python3-venv", "or what gives your Python the module venv")?;
            make()?;
        }
        succeed(
            program(&python)
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
                .arg(&list),
            "Is the network reachable, and is this Python 3.11 or newer?",
        )
    })?;
    Ok(python)
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// Installs a Debian package, as root or through sudo.
fn install_package(name: &str, otherwise: &str) -> Result<()> {
    let next = format!("Install the package `{name}` of your system, {otherwise}.");
    if on_path("apt-get").is_none() {
        return Err(Failure::new(format!("{name} is missing, and this is no system with apt. {next}")));
    }
    let root = output(program("id").arg("-u"), &next)?.trim() == "0";
    if !root && on_path("sudo").is_none() {
        return Err(Failure::new(format!("{name} is missing, and only root can install it. {next}")));
    }
    step(&format!("Installing the Debian package {name}"));
    let apt = |arguments: &[&str]| {
        let mut command = program(if root { "apt-get" } else { "sudo" });
        if !root {
            command.args(["--non-interactive", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        succeed(&mut command, &next)
    };
    apt(&["update", "--quiet"])?;
    apt(&["install", "--quiet", "--yes", "--no-install-recommends", name])
}

/// An empty folder below `target/xtask`, made anew.
pub fn fresh_folder(name: &str) -> Result<PathBuf> {
    let folder = repo::scratch().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| Failure::new(format!("{} could not be emptied: {error}", folder.display())))?;
    }
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{} could not be made: {error}", folder.display())))?;
    Ok(folder)
}

/// The program that cargo built, by its profile's folder.
pub fn built(profile_folder: &str, name: &str) -> PathBuf {
    repo::target().join(profile_folder).join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Whether cargo has this subcommand.
pub fn cargo_has(subcommand: &str) -> bool {
    run::cargo()
        .args([subcommand, "--version"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
