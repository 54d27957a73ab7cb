//! The checklist of docs/security.md: whole, and each test and file that it names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Sections of OWASP ASVS 5.0.0 with how many of their requirements are of level 1 or 2; these come first in each.
const SECTIONS: [(&str, &[usize]); 17] = [
    ("1", &[2, 9, 11, 3, 2]),
    ("2", &[3, 3, 4, 1]),
    ("3", &[0, 2, 4, 6, 5, 0, 2]),
    ("4", &[3, 1, 2, 4]),
    ("5", &[1, 3, 2, 3]),
    ("6", &[3, 12, 4, 4, 5, 3, 0, 4]),
    ("7", &[3, 4, 2, 5, 2, 2]),
    ("8", &[2, 3, 1, 1]),
    ("9", &[3, 4]),
    ("10", &[2, 2, 4, 11, 5, 2, 3]),
    ("11", &[2, 3, 3, 4, 1, 1]),
    ("12", &[3, 2, 4]),
    ("13", &[1, 5, 2, 5]),
    ("14", &[2, 4, 3]),
    ("15", &[3, 3, 7]),
    ("16", &[1, 5, 4, 3, 3]),
    ("17", &[1, 4, 2]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").to_owned()
}

/// The cells of each row of the checklist.
fn rows() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs/security.md")).expect("the page");
    let (_, list) = text.split_once("## Checklist").expect("the list");
    let rows = list.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit());
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_requirement_has_its_row_and_an_answer() {
    let mut said = Vec::new();
    for row in rows() {
        let [number, asks, how, _proof] = row.as_slice() else { panic!("four cells: {row:?}") };
        assert!(!asks.is_empty() && !how.is_empty(), "{row:?}");
        let (section, places) = number.rsplit_once('.').expect("a number");
        let (first, last) = places.split_once('–').unwrap_or((places, places));
        let [first, last]: [usize; 2] = [first, last].map(|place| place.parse().expect("a place"));
        said.extend((first..=last).map(|place| format!("{section}.{place}")));
    }
    let all = SECTIONS.iter().flat_map(|(chapter, counts)| {
        (1..).zip(*counts).flat_map(move |(section, count)| {
            (1..=*count).map(move |place| format!("{chapter}.{section}.{place}"))
        })
    });
    let all: Vec<String> = all.collect();
    assert_eq!(all.len(), 253);
    assert_eq!(said, all);
}

fn sources(folder: &Path, found: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push_str(&fs::read_to_string(path).expect("a source"));
        }
    }
}

#[test]
fn what_the_rows_name_is_there() {
    let mut all = String::new();
    sources(&root().join("crates"), &mut all);
    let mut named = BTreeSet::new();
    for row in rows() {
        named.extend(row[3].split('`').skip(1).step_by(2).map(str::to_owned));
    }
    assert!(named.len() > 50);
    for name in named {
        let there = if let Some((_, test)) = name.split_once("::") {
            all.contains(&format!("fn {test}("))
        } else if let Some((place, file)) = name.split_once(": ") {
            let folder = match place {
                "e2e" => format!("e2e/tests/{file}.test.ts"),
                "xtask" => format!("xtask/tests/{file}.rs"),
                crate_name => format!("crates/{crate_name}/tests/{file}.rs"),
            };
            root().join(folder).is_file()
        } else {
            root().join(&name).exists()
        };
        assert!(there, "{name} is named in docs/security.md and is nowhere");
    }
}
