//! Words that nobody reads are a fault: somebody meant them to be read.

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "tests"].contains(&name.as_str()) {
                files(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
}

#[test]
fn every_message_is_used_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Vec::new();
    files(&root.join("crates"), &[".rs", ".toml"], &mut sources);
    files(&root.join("web/src"), &[".ts"], &mut sources);
    let all: String = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut catalogues = Vec::new();
    files(&root.join("crates/library/words"), &[".ftl"], &mut catalogues);
    // Ids that code puts together from a part and a name.
    let composed = [
        "guide-benefit-",
        "guide-avoid-",
        "guide-support-",
        "guide-seated-trunk-extension-",
        "guide-open-book-",
        "guide-cat-cow-",
        "guide-childs-pose-",
        "page-guide-feel-",
        "page-guide-see-",
        "page-exercise-",
        "page-about-disposition-",
        "check-inflammatory-",
        "decision-",
        "because-",
        "record-kind-",
        "record-field-",
        "record-value-",
        "weekday-",
        "month-",
        "language-",
        "page-measure-meaning-",
        "page-letter-meaning-",
        "page-intake-",
        "page-programme-phase-",
        "record-read-for-",
        "record-recording-",
        "page-account-role-",
        "page-account-work-",
        "page-invitation-",
        "page-operator-",
        "page-sponsor-",
        "advice-",
        "country-",
        "session-",
        "camera-",
        "sight-",
        "part-",
    ];
    let mut unused = Vec::new();
    for line in catalogues
        .iter()
        .flat_map(|path| fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
    {
        let Some((id, _)) = line.split_once(" =") else { continue };
        let is_id = id.starts_with(|c: char| c.is_ascii_lowercase());
        if is_id && !composed.iter().any(|start| id.starts_with(start)) && !all.contains(&format!("\"{id}\""))
        {
            unused.push(id.to_owned());
        }
    }
    assert!(unused.is_empty(), "nobody reads: {unused:?}");
}
