//! The licences of everything by others that is inside the binary, as one text that goes into it, too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, PackageId};

use crate::failure::{Failure, Result, While};
use crate::repo;

/// Packages of the npm registry whose files are inside the binary: (name, licence, what of it).
const NPM: [(&str, &str, &str); 5] = [
    (
        "@litertjs/core",
        "Apache-2.0",
        "LiteRT.js, which runs the networks; it contains TensorFlow Lite and XNNPACK",
    ),
    ("@mediapipe/pose", "Apache-2.0", "the networks BlazePose (full) and its detector"),
    ("three", "MIT", "three.js, which draws the moving figure"),
    ("@fontsource-variable/figtree", "OFL-1.1", "the typeface Figtree"),
    ("@fontsource/newsreader", "OFL-1.1", "the typeface Newsreader"),
];

/// What is shipped: the binary and the module inside it.
const SHIPPED: [&str; 2] = ["dorsal", "browser"];

/// All notices.
pub fn text() -> Result<Vec<u8>> {
    let metadata = MetadataCommand::new()
        .manifest_path(repo::path("Cargo.toml"))
        .exec()
        .map_err(|error| Failure::new(format!("cargo metadata failed: {error}")))?;
    let mut out =
        "Dorsal contains work by others. Each part is listed with its licence; the texts follow.\n\n"
            .to_owned();
    // Many packages carry the same text: each is printed once, under the names of all that it covers.
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for id in shipped(&metadata) {
        let package = &metadata[id];
        if package.source.is_none() {
            continue;
        }
        let licence = package.license.as_deref().unwrap_or("see its text");
        let name = format!("{} {}", package.name, package.version);
        line(&mut out, &name, licence, package.repository.as_deref().unwrap_or_default());
        if let Some(folder) = package.manifest_path.parent() {
            gather(&mut texts, folder.as_std_path(), &name)?;
        }
    }
    for (name, licence, what) in NPM {
        line(&mut out, name, licence, what);
        gather(&mut texts, &repo::path("web/node_modules").join(name), name)?;
    }
    let own = fs::read_to_string(repo::path("LICENSE")).doing(|| "reading LICENSE".to_owned())?;
    texts
        .entry(own)
        .or_default()
        .insert("Dorsal itself, and every part under Apache-2.0 without a text of its own".to_owned());
    for (text, names) in texts {
        let names: Vec<_> = names.into_iter().collect();
        let _ = write!(out, "\n\n{}\n{}\n\n{}\n", "=".repeat(72), names.join("\n"), text.trim_end());
    }
    Ok(out.into_bytes())
}

fn line(out: &mut String, name: &str, licence: &str, about: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{name}\n    {licence}  {about}");
}

/// Everything that the shipped packages are made of, tests and build tools left out.
fn shipped(metadata: &Metadata) -> BTreeSet<&PackageId> {
    let nodes: BTreeMap<_, _> =
        metadata.resolve.iter().flat_map(|resolve| &resolve.nodes).map(|node| (&node.id, node)).collect();
    let mut open: Vec<&PackageId> = metadata
        .workspace_packages()
        .into_iter()
        .filter(|package| SHIPPED.contains(&package.name.as_str()))
        .map(|package| &package.id)
        .collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let used =
            nodes.get(id).into_iter().flat_map(|node| &node.deps).filter(|dependency| {
                dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal)
            });
        open.extend(used.map(|dependency| &dependency.pkg));
    }
    found
}

/// The licence files in a package's folder.
fn gather(texts: &mut BTreeMap<String, BTreeSet<String>>, folder: &Path, name: &str) -> Result<()> {
    let entries = fs::read_dir(folder).doing(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry.doing(|| format!("reading {}", folder.display()))?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        let is_licence = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"]
            .iter()
            .any(|start| file.starts_with(start));
        if is_licence && path.is_file() {
            let text = String::from_utf8_lossy(&repo::read(&path)?).replace("\r\n", "\n");
            texts.entry(text).or_default().insert(name.to_owned());
        }
    }
    Ok(())
}
