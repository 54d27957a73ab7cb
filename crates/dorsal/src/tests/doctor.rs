//! What `dorsal doctor` finds: nothing in a sound set-up, and each weakness by itself.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use access::account::INVITATION_LIFE;
use access::{Invitation, Role, SignInStorage, Token};
use jiff::{SignedDuration, Zoned};
use record::{Source, TenantId};

use super::Site;
use crate::{Command, doctor, system};

/// The machine's randomness at another time.
struct At(Zoned);

impl Source for At {
    fn now(&self) -> Zoned {
        self.0.clone()
    }

    fn fill(&self, bytes: &mut [u8]) {
        system::source().fill(bytes);
    }
}

/// Somebody's record, anchored and backed up.
async fn sound() -> Site {
    let site = Site::new();
    site.somebody().await;
    site.run(&["verify", "--accept"]).await.unwrap();
    site.run(&["backup", &site.path("backup")]).await.unwrap();
    site
}

/// What is found with these options, so many hours from now; what is dangerous ends in `!`.
async fn found(site: &Site, options: &[&str], hours: i64) -> Vec<String> {
    let words: Vec<&str> = ["doctor"].iter().chain(options).copied().collect();
    let Command::Doctor(arguments) = site.command(&words) else { panic!("another command") };
    let now = system::source().now().checked_add(SignedDuration::from_hours(hours)).unwrap();
    let found = doctor::findings(&arguments, std::sync::Arc::new(At(now))).await.unwrap();
    let told = serde_json::to_value(&found).unwrap();
    let one = |finding: &serde_json::Value| {
        let weight = if finding["dangerous"] == true { "!" } else { "" };
        format!("{}{weight}", finding["finding"].as_str().unwrap())
    };
    told.as_array().unwrap().iter().map(one).collect()
}

async fn check(site: &Site, options: &[&str], expected: &[&str]) {
    assert_eq!(found(site, options, 0).await, expected, "{options:?}");
}

fn open_to(site: &Site, name: &str, mode: u32) {
    fs::set_permissions(site.path(name), Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn nothing_is_found_where_nothing_is_weak_and_nothing_is_made_or_changed() {
    let empty = Site::new();
    check(&empty, &[], &[]).await;
    assert!(!fs::exists(empty.path("data")).unwrap() && !fs::exists(empty.path("key")).unwrap());
    let site = sound().await;
    let all = || -> Vec<(String, Vec<u8>)> {
        let folders = [site.path("data"), site.path("")];
        let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap().flatten());
        let mut files: Vec<_> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
        files.sort();
        files.into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect()
    };
    let before = all();
    check(&site, &[], &[]).await;
    assert_eq!(all(), before);
    let here = ["--listen", "127.0.0.1:9090", "--public-url", "https://care.example"];
    check(&site, &here, &["no-operator"]).await;
}

#[tokio::test]
async fn how_it_is_served() {
    let site = Site::new();
    let public = ["--listen", "0.0.0.0:8080", "--public-url", "https://care.example"];
    let with = |proxy| [&public[..], &["--trusted-proxy", proxy]].concat();
    check(&site, &["--listen", "0.0.0.0:8080"], &["not-served!"]).await;
    check(&site, &public, &["not-served!"]).await;
    for near in ["10.0.0.1", "192.168.1.2", "172.17.0.1", "127.0.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"] {
        check(&site, &with(near), &[]).await;
    }
    for far in ["203.0.113.7", "2001:db8::1"] {
        check(&site, &with(far), &["proxy-far-away!"]).await;
    }
    check(&site, &with("0.0.0.0"), &["proxy-is-no-machine!"]).await;
    check(&site, &["--public-url", "http://care.example"], &["public-without-https!"]).await;
    check(&site, &["--public-url", "http://localhost:9090"], &[]).await;
    check(&site, &["--public-url", "http://localhost.example"], &["public-without-https!"]).await;
    check(&site, &["--trusted-proxy", "10.0.0.1"], &["proxy-without-a-name"]).await;
}

#[tokio::test]
async fn who_may_read_what_lies_on_the_disk() {
    for (name, mode, expected) in [
        ("key", 0o644, "secret-open!"),
        ("key", 0o620, "secret-open!"),
        ("key.anchors", 0o644, "anchors-open"),
        ("key.anchors", 0o666, "anchors-open!"),
        ("data", 0o755, "data-open!"),
        ("data", 0o711, "data-open!"),
    ] {
        let site = sound().await;
        open_to(&site, name, mode);
        check(&site, &[], &[expected]).await;
    }
    let site = Site::new();
    for name in ["tls.pem", "tls.key", "key.rosters"] {
        fs::write(site.path(name), "").unwrap();
        open_to(&site, name, 0o644);
    }
    let tls = ["--tls-cert", &site.path("tls.pem"), "--tls-key", &site.path("tls.key")];
    check(&site, &tls, &["secret-open!", "secret-open!"]).await;
    let inside = site.path("data/anchors");
    check(&Site::new(), &["--anchors", &inside], &[]).await;
    check(&site, &["--anchors", &inside], &["anchors-inside!", "secret-open!"]).await;
}

#[tokio::test]
async fn what_protects_the_records_is_there() {
    let site = sound().await;
    fs::remove_file(site.path("key.anchors")).unwrap();
    check(&site, &[], &["no-anchors!"]).await;
    let site = sound().await;
    let anchors = fs::read_to_string(site.path("key.anchors")).unwrap();
    fs::write(site.path("key.anchors"), anchors + "something else\n").unwrap();
    check(&site, &[], &["anchors-damaged!"]).await;
    let site = sound().await;
    fs::remove_file(site.path("key")).unwrap();
    check(&site, &[], &["store-closed!"]).await;
    let site = sound().await;
    fs::write(site.path("data/dorsal.sqlite"), "something else").unwrap();
    check(&site, &[], &["store-closed!"]).await;
    let site = Site::new();
    site.somebody().await;
    site.run(&["verify", "--accept"]).await.unwrap();
    check(&site, &[], &["no-backup"]).await;
}

#[tokio::test]
async fn the_clock_and_the_last_backup() {
    let site = sound().await;
    let check =
        async |hours, expected: &[&str]| assert_eq!(found(&site, &[], hours).await, expected, "{hours}");
    check(30 * 24, &[]).await;
    check(32 * 24, &["backup-old"]).await;
    check(400 * 24, &["clock-ahead", "backup-old"]).await;
    // The facts of this record are older than its backup, and the store was looked at when it was made.
    check(-24 * 365 * 10, &["clock-behind!"]).await;
}

#[tokio::test]
async fn rosters_and_their_keys() {
    let site = sound().await;
    check(&site, &["--members-only"], &["nobody-may-begin"]).await;
    site.run(&["sponsor", "add", "--name", "Northwind Traders"]).await.unwrap();
    check(&site, &["--members-only"], &["no-operator", "nobody-may-begin"]).await;
    let file = site.path("people.csv");
    let head = "member_id,first_name,last_name,birth_date,relationship,coverage_start\n";
    fs::write(&file, format!("{head}E-1,Ana,Silva,1980-03-31,self,2020-01-01\n")).unwrap();
    let import = ["roster", "import", "--sponsor", "Northwind Traders", &file];
    site.run(&import).await.unwrap();
    check(&site, &["--members-only"], &["no-operator"]).await;
    site.run(&["roster", "new-key"]).await.unwrap();
    check(&site, &[], &["no-operator", "roster-of-an-old-key"]).await;
    site.run(&import).await.unwrap();
    check(&site, &[], &["no-operator", "roster-key-spare"]).await;
    let keys = fs::read_to_string(site.path("key.rosters")).unwrap();
    let lines: Vec<&str> = keys.lines().collect();
    fs::write(site.path("key.rosters"), format!("{}\n{}\n", lines[0], lines[2])).unwrap();
    check(&site, &[], &["no-operator"]).await;
    fs::write(site.path("key.rosters"), format!("{}\n{}\n", lines[0], lines[1])).unwrap();
    check(&site, &[], &["roster-key-lost!", "no-operator"]).await;
    fs::write(site.path("key.rosters"), "something else").unwrap();
    check(&site, &[], &["roster-keys-closed!", "no-operator"]).await;
}

#[tokio::test]
async fn invitations_that_nobody_used() {
    let site = sound().await;
    let records = site.open("data").await.records;
    let now = records.source().now().timestamp();
    for (byte, role) in [(1, Role::Clinician), (2, Role::Operator)] {
        let token = Token::from_random([byte; 32]);
        let invitation = Invitation::new(&token, TenantId::PERSONAL.0, role, None, now);
        records.storage().invite(&invitation, false, now).await.unwrap();
    }
    records.storage().close().await;
    check(&site, &[], &[]).await;
    let hours = INVITATION_LIFE.as_hours() + 1;
    assert_eq!(found(&site, &[], hours).await, ["invitations-unused"]);
}

#[tokio::test]
async fn a_database_and_a_library_of_ones_own() {
    let site = Site::new();
    fs::create_dir_all(site.path("library/content/rules")).unwrap();
    fs::write(site.path("library/content/nothing.toml"), "[").unwrap();
    check(&site, &["--library", &site.path("library")], &["library-faults"]).await;
    fs::write(site.path("library/content/rules/screening.toml"), "[").unwrap();
    check(&site, &["--library", &site.path("library")], &["library-broken!"]).await;
    // Nobody is asked at these addresses: what is weak in them is told all the same.
    let found = |address: &str| {
        let words = ["dorsal", "doctor", "--key-file", &site.path("key"), "--store", address];
        let Ok(crate::Cli { command: Command::Doctor(arguments) }) = clap::Parser::try_parse_from(words)
        else {
            panic!("{address}")
        };
        async move { doctor::findings(&arguments, system::source()).await.unwrap() }
    };
    for (address, expected) in [
        ("postgres://ana:secret@127.0.0.1:1/care", vec!["password-on-the-command-line", "store-closed"]),
        ("postgres://ana@127.0.0.1:1/care", vec!["store-closed"]),
        ("postgres://ana@db.invalid:1/care", vec!["database-without-tls", "store-closed"]),
        ("postgres://ana@db.invalid:1/care?sslmode=verify-full", vec!["store-closed"]),
    ] {
        let found = serde_json::to_value(found(address).await).unwrap();
        let ids: Vec<_> =
            found.as_array().unwrap().iter().map(|one| one["finding"].as_str().unwrap()).collect();
        assert_eq!(ids, expected, "{address}");
        assert!(!found.to_string().contains("secret"), "{found}");
    }
}
