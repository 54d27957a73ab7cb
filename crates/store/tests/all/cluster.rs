//! A PostgreSQL server of our own for the tests: made, started, stopped and removed again.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The server's own user and its password.
pub const USER: &str = "dorsal";
pub const PASSWORD: &str = "a password/with special@characters";
/// The same inside an address.
pub const ESCAPED: &str = "a%20password%2Fwith%20special%40characters";

/// A running server that only this process reaches. It ends with this process, however that ends.
pub struct Cluster {
    pub dir: PathBuf,
    programs: PathBuf,
    /// Owner and group of the server, which refuses to run as root.
    owner: Option<(u32, u32)>,
    guardian: Child,
}

impl Cluster {
    pub fn start() -> Self {
        let programs = programs();
        let dir = tempfile::Builder::new().prefix("dorsal-pg-").tempdir().expect("a temporary folder").keep();
        let owner = (fs::metadata(&dir).expect("it was made").uid() == 0).then(unprivileged);
        if let Some((user, group)) = owner {
            chown(&dir, Some(user), Some(group)).expect("root may give it away");
        }
        let guardian = guardian(&programs, &dir, owner);
        let cluster = Self { dir, programs, owner, guardian };
        let password = cluster.dir.join("password");
        fs::write(&password, PASSWORD).expect("writable");
        cluster.run("initdb", |command| {
            command
                .args(["--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C"])
                .args(["--auth=scram-sha-256", "--username", USER, "--pwfile"])
                .arg(&password);
        });
        cluster.again();
        cluster
    }

    /// Starts it, also after [`Self::crash`].
    pub fn again(&self) {
        let options = format!("-c listen_addresses='' -c unix_socket_directories='{}'", self.dir.display());
        self.run("pg_ctl", |command| {
            command.args(["start", "--wait", "--silent", "--log"]);
            command.arg(self.dir.join("server.log")).args(["--options", &options]);
        });
    }

    /// Ends it as a power cut would: nothing more is written.
    pub fn crash(&self) {
        self.run("pg_ctl", |command| {
            command.args(["stop", "--mode=immediate", "--silent"]);
        });
    }

    /// The address of one of its databases.
    pub fn address(&self, database: &str) -> String {
        let socket = self.dir.display().to_string().replace('/', "%2F");
        format!("postgres://{USER}:{ESCAPED}@{socket}/{database}")
    }

    fn run(&self, program: &str, arguments: impl FnOnce(&mut Command)) {
        let mut command = command(&self.programs.join(program), &self.dir, self.owner);
        command.arg("--pgdata").arg(self.dir.join("data"));
        arguments(&mut command);
        // A server must not hold the pipe of whoever has started it.
        let log = self.dir.join(format!("{program}.log"));
        let file = fs::File::create(&log).expect("writable");
        let status = command.stdout(file.try_clone().expect("a file")).stderr(file).status();
        let status = status.unwrap_or_else(|error| panic!("{program} does not start: {error}"));
        let said = |path: PathBuf| fs::read_to_string(path).unwrap_or_default();
        assert!(status.success(), "{program}: {}{}", said(log), said(self.dir.join("server.log")));
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guardian.stdin.take());
        self.guardian.wait().ok();
    }
}

/// Waits for the end of this process, even a violent one, which closes the pipe between the two; then stops the server
/// and removes its folder.
fn guardian(programs: &Path, dir: &Path, owner: Option<(u32, u32)>) -> Child {
    let script = r#"cat; "$1/pg_ctl" stop --mode=immediate --silent --pgdata "$2/data"; rm -rf "$2""#;
    command(Path::new("sh"), dir, owner)
        .args(["-c", script, "sh"])
        .args([programs, dir])
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell")
}

fn command(program: &Path, dir: &Path, owner: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dir).stdin(Stdio::null()).env("LC_ALL", "C");
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG")) {
        command.env_remove(name);
    }
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

/// Where the server's programs lie: named by DORSAL_POSTGRES, on the PATH, or where Debian puts them (newest first).
fn programs() -> PathBuf {
    let named = std::env::var_os("DORSAL_POSTGRES").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut debian: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let dir = entry.ok()?.path();
            Some((dir.file_name()?.to_str()?.parse::<u32>().ok()?, dir.join("bin")))
        })
        .collect();
    debian.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    named
        .into_iter()
        .chain(std::env::split_paths(&path))
        .chain(debian.into_iter().map(|(_, dir)| dir))
        .find(|dir| dir.join("initdb").is_file() && dir.join("pg_ctl").is_file())
        .expect(
            "PostgreSQL's server is needed for this test, and was not found: install the package `postgresql` (cargo \
             xtask test does), or set DORSAL_POSTGRES to the folder of initdb and pg_ctl",
        )
}

/// User and group of whoever may run the server when we are root.
fn unprivileged() -> (u32, u32) {
    let users = fs::read_to_string("/etc/passwd").expect("a list of users");
    let ids = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2).map(str::parse);
        Some((fields.next()?.ok()?, fields.next()?.ok()?))
    };
    ids("postgres").or_else(|| ids("nobody")).expect("a user who is not root")
}
