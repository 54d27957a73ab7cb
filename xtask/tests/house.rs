//! The house: which crate may know which. Dependencies point one way, from pixels to people.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// Our own crates, and those of ours that each may depend on.
const HOUSE: [(&str, &[&str]); 16] = [
    ("body", &[]),
    ("vision", &["body"]),
    ("motion", &["body"]),
    ("care", &[]),
    ("library", &["body", "motion", "care"]),
    ("datasets", &["body"]),
    ("accuracy", &["body", "motion", "care", "library", "datasets"]),
    ("record", &["care"]),
    ("access", &[]),
    ("export", &["care", "library", "record"]),
    ("store", &["record", "access"]),
    ("server", &["body", "motion", "care", "library", "record", "access", "export", "store"]),
    ("browser", &["body", "vision", "motion", "care"]),
    (
        "dorsal",
        &[
            "body", "vision", "motion", "care", "library", "record", "access", "export", "store", "server",
            "datasets", "accuracy",
        ],
    ),
    ("trial", &["body", "motion", "library", "datasets"]),
    ("xtask", &[]),
];

/// Libraries that only some crates may know.
const ONLY: [(&str, &[&str]); 6] = [
    ("tokio", &["store", "server", "dorsal", "xtask"]),
    ("sqlx", &["store"]),
    ("axum", &["server"]),
    ("axum-server", &["server"]),
    ("maud", &["server"]),
    ("wasm-bindgen", &["browser", "trial"]),
];

/// What each workspace crate is built from (tests may use more).
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let metadata = MetadataCommand::new().manifest_path(manifest).no_deps().exec().expect("cargo metadata");
    let members = metadata.workspace_packages();
    members
        .into_iter()
        .map(|package| {
            let built_from =
                package.dependencies.iter().filter(|one| one.kind != DependencyKind::Development);
            (package.name.to_string(), built_from.map(|one| one.name.clone()).collect())
        })
        .collect()
}

#[test]
fn every_crate_has_its_place() {
    let found: BTreeSet<_> = dependencies().into_keys().collect();
    let named: BTreeSet<_> = HOUSE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, named, "a new crate needs a line in HOUSE");
}

#[test]
fn dependencies_point_one_way() {
    let crates = dependencies();
    for (name, allowed) in HOUSE {
        for known in crates[name].iter().filter(|known| crates.contains_key(*known)) {
            assert!(allowed.contains(&known.as_str()), "{name} must not depend on {known}");
        }
    }
}

#[test]
fn each_outside_world_has_one_door() {
    for (name, known) in dependencies() {
        for (library, allowed) in ONLY {
            assert!(
                !known.contains(library) || allowed.contains(&name.as_str()),
                "{name} must not know {library}: only {allowed:?} may"
            );
        }
    }
}
