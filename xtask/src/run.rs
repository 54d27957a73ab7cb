//! How other programs are run.

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};
use crate::repo;

/// Says on stderr what is being done now.
pub fn step(what: &str) {
    eprintln!("==> {what}");
}

/// A program that will run at the root of the repository.
pub fn program(name: impl AsRef<Path>) -> Command {
    let mut command = Command::new(name.as_ref());
    command.current_dir(repo::root());
    command
}

/// The cargo that runs these commands.
pub fn cargo() -> Command {
    let mut command = program(env::var_os("CARGO").map_or_else(|| "cargo".into(), std::path::PathBuf::from));
    // What cargo told this program about xtask is not meant for the builds that it starts.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR") {
            command.env_remove(name);
        }
    }
    command
}

/// Whether a program of this name can be started.
pub fn available(name: &str) -> bool {
    Command::new(name)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a program to its end, its output on stderr; `next` says what to do when it fails.
pub fn succeed(command: &mut Command, next: &str) -> Result<()> {
    let status = command
        .stdout(std::io::stderr())
        .status()
        .map_err(|error| Failure::new(format!("{} could not be started: {error}. {next}", shown(command))))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{} failed ({status}). {next}", shown(command))))
    }
}

/// Runs a program to its end and returns what it wrote to stdout; its stderr passes through.
pub fn output(command: &mut Command, next: &str) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure::new(format!("{} could not be started: {error}. {next}", shown(command))))?;
    if !output.status.success() {
        return Err(Failure::new(format!("{} failed ({}). {next}", shown(command), output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as one would type it, without the folders of the program.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    format!("`{}`", words.join(" "))
}
