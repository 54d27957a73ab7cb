//! Files and folders: where they lie, who may read them, and how much room is left.

use std::path::{Path, PathBuf};

use super::{Finding, shown};
use crate::place::Place;

/// Less free room than this, bytes, is soon full.
const LITTLE: u64 = 1 << 30;
/// With less than this, bytes, a backup or an import may already be too much.
const VERY_LITTLE: u64 = 100 << 20;

/// What is weak in them.
pub fn look(place: &Place, tls_key: Option<&Path>) -> Result<Vec<Finding>, String> {
    let mut found = Vec::new();
    let key = place.key_place()?;
    let anchors = place.anchors_place()?;
    for (path, id, what, option) in [
        (&key, "key-inside", "the key file", "--key-file"),
        (&anchors, "anchors-inside", "the file of anchors", "--anchors"),
    ] {
        if place.is_inside(path)? {
            found.push(Finding::dangerous(
                id,
                format!(
                    "{what} {} is to lie inside the data folder: whoever gets a copy of the folder has both",
                    shown(path)
                ),
                format!("Move it elsewhere and name it with {option}"),
            ));
        }
    }
    let secrets = [
        (key.clone(), "the key, which opens all records"),
        (key.with_added_extension("rosters"), "the keys of rosters, by which people can be tried out"),
    ];
    let tls = tls_key.map(|path| (path.to_owned(), "the private key of the certificate"));
    for (path, what) in secrets.into_iter().chain(tls) {
        found.extend(open_to_others(&path, 0o077).map(|_| {
            let what = format!("other users of this machine can read or write {} ({what})", shown(&path));
            Finding::dangerous("secret-open", what, format!("chmod 600 {}", shown(&path)))
        }));
    }
    for path in [anchors.clone(), anchors.with_added_extension("lock")] {
        found.extend(open_to_others(&path, 0o077).map(|mode| {
            let what = format!("other users of this machine can read or write {}", shown(&path));
            let next = format!("chmod 600 {}", shown(&path));
            Finding { dangerous: mode & 0o022 != 0, ..Finding::advice("anchors-open", what, next) }
        }));
    }
    if let Some(folder) = place.location()?.as_folder() {
        found.extend(open_to_others(folder, 0o077).map(|_| {
            let what = format!("other users of this machine can look into the data folder {}", shown(folder));
            Finding::dangerous("data-open", what, format!("chmod 700 {}", shown(folder)))
        }));
        found.extend(room(folder));
    }
    Ok(found)
}

/// The mode of what is there, where it lets others in.
#[cfg(unix)]
fn open_to_others(path: &Path, bits: u32) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).ok()?.permissions().mode();
    (mode & bits != 0).then_some(mode)
}

#[cfg(not(unix))]
fn open_to_others(_path: &Path, _bits: u32) -> Option<u32> {
    None
}

/// Where there is little room for what is to come.
fn room(folder: &Path) -> Option<Finding> {
    let there: PathBuf = std::path::absolute(folder).ok()?.ancestors().find(|path| path.is_dir())?.to_owned();
    free(&there).and_then(|free| little(&there, free))
}

/// Free room on the disk of a folder, bytes.
#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    disk.f_bavail.checked_mul(disk.f_frsize)
}

#[cfg(not(unix))]
fn free(_folder: &Path) -> Option<u64> {
    None
}

fn little(folder: &Path, free: u64) -> Option<Finding> {
    let next = "Make room: what cannot be written is not kept, and sessions are refused then";
    let what = format!("{} megabytes are free on the disk of {}", free >> 20, shown(folder));
    let finding = Finding::advice("disk-nearly-full", what, next);
    (free < LITTLE).then_some(Finding { dangerous: free < VERY_LITTLE, ..finding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_told_before_there_is_none() {
        let check = |free: u64, expected: Option<bool>| {
            let found = little(Path::new("data"), free);
            assert_eq!(found.map(|finding| finding.dangerous), expected, "{free}");
        };
        check(0, Some(true));
        check(VERY_LITTLE - 1, Some(true));
        check(VERY_LITTLE, Some(false));
        check(LITTLE - 1, Some(false));
        check(LITTLE, None);
    }
}
