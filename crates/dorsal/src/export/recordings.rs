//! The recordings of landmarks that go along with an exported record: files that `dorsal analyze` reads.

use std::fs::DirBuilder;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use export::Exported;
use record::{Loaded, Records, Source};
use store::Store;
use uuid::Uuid;

use super::write;

/// Writes them into a new folder beside the record's file, where there are any.
pub async fn export(
    records: &Records<Store, Arc<dyn Source>>,
    person: Uuid,
    loaded: &Loaded,
    record: &Path,
) -> Result<Vec<Exported>, String> {
    let folder = record.with_extension("recordings");
    let mut made = false;
    let mut all = Vec::new();
    for noted in loaded.recordings() {
        let id = noted.recording.recording;
        let content = records.recording(person, id).await.map_err(|error| error.to_string())?;
        let put = |bytes: &[u8]| -> Result<String, String> {
            if !made {
                make(&folder)?;
                made = true;
            }
            let path = folder.join(export::name(id));
            write(&path, bytes)?;
            Ok(beside(&path))
        };
        all.push(Exported::of(&noted, content, put)?);
    }
    Ok(all)
}

/// Makes a folder that only this user can open.
fn make(folder: &PathBuf) -> Result<(), String> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}

/// The last two parts of a path: how it is found from a file in the folder above.
fn beside(path: &Path) -> String {
    let parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy()).collect();
    parts.into_iter().rev().collect::<Vec<_>>().join("/")
}
