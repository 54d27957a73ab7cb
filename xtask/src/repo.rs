//! Where things lie.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cargo_metadata::MetadataCommand;

use crate::failure::{Result, While};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// A path inside of the repository.
pub fn path(inside: &str) -> PathBuf {
    root().join(inside)
}

/// Cargo's target folder, wherever it was configured to be.
pub fn target() -> &'static Path {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    TARGET.get_or_init(|| {
        MetadataCommand::new()
            .manifest_path(path("Cargo.toml"))
            .no_deps()
            .exec()
            .map_or_else(|_| path("target"), |metadata| metadata.target_directory.into_std_path_buf())
    })
}

/// The folder where these commands keep what they make: `target/xtask`.
pub fn scratch() -> PathBuf {
    target().join("xtask")
}

/// Every file below a folder, sorted by path; nothing when the folder is absent.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&folder).doing(|| format!("reading {}", folder.display()))?;
        for entry in entries {
            let path = entry.doing(|| format!("reading {}", folder.display()))?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The content of a file.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).doing(|| format!("reading {}", file.display()))
}

/// Writes a file, with its folder, unless it already has this content: an unchanged file keeps its date, so
/// that cargo does not build again what embeds it.
pub fn write(file: &Path, content: &[u8]) -> Result<()> {
    if fs::read(file).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).doing(|| format!("making the folder {}", folder.display()))?;
    }
    fs::write(file, content).doing(|| format!("writing {}", file.display()))
}
