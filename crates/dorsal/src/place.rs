//! Where the records are and which key opens them: the two options of every command that touches a store.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use etcetera::BaseStrategy;
use record::{Records, Source, TenantId};
use store::{Store, database_exists, read_or_make_key};

/// Where a server says by which address it was last reached, for `dorsal link`.
const ORIGIN: &str = "origin";

/// Held by the server that uses the folder.
const LOCK: &str = "serve.lock";

/// The path without links and dots, also where its last parts do not exist yet.
fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.ancestors()
        .find_map(|existing| {
            let rest = path.strip_prefix(existing).ok()?;
            Some(existing.canonicalize().ok()?.join(rest))
        })
        .unwrap_or(path)
}

/// `--data` and `--key-file`.
#[derive(Args, Debug)]
pub struct Place {
    /// Folder that holds the records; made on first use.
    #[arg(long, value_name = "DIR", default_value = "dorsal-data")]
    pub data: PathBuf,

    /// File with the key that opens the records; made on first use. Keep a copy: without it the records are lost.
    /// [default: dorsal/key in your configuration folder]
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
}

impl Place {
    /// Opens the records, making folder and key on first use.
    pub async fn open(&self, source: Arc<dyn Source>) -> Result<Records<Store, Arc<dyn Source>>, String> {
        let path = match &self.key_file {
            Some(path) => path.clone(),
            None => etcetera::choose_base_strategy()
                .map_err(|_| "no home folder was found: name a key file with --key-file FILE".to_owned())?
                .config_dir()
                .join("dorsal")
                .join("key"),
        };
        if resolved(&path).starts_with(resolved(&self.data)) {
            return Err(format!(
                "the key file {} lies inside the data folder: whoever gets a copy of the folder could read it. Choose \
                 another place with --key-file",
                path.display()
            ));
        }
        let mut random = [0; 32];
        source.fill(&mut random);
        let file = read_or_make_key(&path, database_exists(&self.data), random)
            .map_err(|error| error.to_string())?;
        if file.made {
            eprintln!(
                "dorsal: made a new key: {}. Keep a copy of it; without it the records cannot be read.",
                path.display()
            );
        }
        if file.open_to_others {
            eprintln!(
                "dorsal: other users of this machine can read the key {}. Mend it with: chmod 600",
                path.display()
            );
        }
        let store = Store::open(&self.data, &file.key).await.map_err(|error| error.to_string())?;
        Ok(Records::new(store, file.key, TenantId::PERSONAL, source))
    }

    /// Holds the folder for one server as long as the answer lives.
    pub fn only_server(&self) -> Result<fs::File, String> {
        let path = self.data.join(LOCK);
        let file =
            fs::File::create(&path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => Err(format!(
                "another Dorsal already serves the records in {}. Stop that one, or choose another folder with --data",
                self.data.display()
            )),
            // A file system without locks must not keep anybody from their records.
            Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(file),
        }
    }

    /// Notes the address by which browsers reach the server of these records.
    pub fn note_origin(&self, origin: &str) {
        // Only a convenience: a link can be told its address.
        if let Err(error) = fs::write(self.data.join(ORIGIN), origin) {
            tracing::warn!("could not note the server's address: {error}");
        }
    }

    /// The address that was noted last.
    pub fn origin(&self) -> Option<String> {
        fs::read_to_string(self.data.join(ORIGIN)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_inside_the_data_folder_is_seen_however_it_is_named() {
        let here = std::env::current_dir().unwrap();
        let inside = |data: &Path, key: &str| resolved(Path::new(key)).starts_with(resolved(data));
        assert!(inside(Path::new("somewhere"), "somewhere/key"));
        assert!(inside(Path::new("somewhere"), "./somewhere/deep/key"));
        assert!(inside(Path::new("."), "key"));
        assert!(inside(&here, "key"));
        assert!(!inside(Path::new("somewhere"), "elsewhere/key"));
        assert!(!inside(Path::new("somewhere"), "somewhere.key"));
    }
}
