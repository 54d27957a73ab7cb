//! Where the records are and which key opens them: the options of every command that touches a store.

use std::convert::Infallible;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::Args;
use etcetera::BaseStrategy;
use record::{Records, Source, TenantId};
use store::{Location, Store, read_or_make_key};

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

/// The address of a database server. It may hold a password: it is never shown, not even where it cannot be read.
#[derive(Clone)]
pub struct Address(String);

impl FromStr for Address {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(..)")
    }
}

/// `--data` or `--store`, and `--key-file`.
#[derive(Args, Debug)]
pub struct Place {
    /// Folder that holds the records; made on first use.
    #[arg(long, value_name = "DIR", default_value = "dorsal-data")]
    data: PathBuf,

    /// PostgreSQL database that holds the records instead, as postgres://USER@HOST:5432/DATABASE. The password is best
    /// given in the environment as PGPASSWORD: other users of this machine can see what follows a command.
    #[arg(long, value_name = "URL", conflicts_with = "data")]
    store: Option<Address>,

    /// File with the key that opens the records; made on first use. Keep a copy: without it the records are lost.
    /// [default: dorsal/key in your configuration folder]
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
}

impl Place {
    /// Where the records are.
    pub fn location(&self) -> Result<Location, String> {
        match &self.store {
            Some(address) => Location::server(&address.0).map_err(|error| error.to_string()),
            None => Ok(Location::folder(&self.data)),
        }
    }

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
        let location = self.location()?;
        if location.as_folder().is_some_and(|data| resolved(&path).starts_with(resolved(data))) {
            return Err(format!(
                "the key file {} lies inside the data folder: whoever gets a copy of the folder could read it. Choose \
                 another place with --key-file",
                path.display()
            ));
        }
        let mut random = [0; 32];
        source.fill(&mut random);
        let exists = location.exists().await.map_err(|error| error.to_string())?;
        let file = read_or_make_key(&path, exists, random).map_err(|error| error.to_string())?;
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
        let store = Store::open(&location, &file.key).await.map_err(|error| error.to_string())?;
        Ok(Records::new(store, file.key, TenantId::PERSONAL, source))
    }

    /// Holds the folder for one server as long as the answer lives. Of a database server's records there may be several.
    pub fn only_server(&self) -> Result<Option<fs::File>, String> {
        let location = self.location()?;
        let Some(data) = location.as_folder() else { return Ok(None) };
        let path = data.join(LOCK);
        let file =
            fs::File::create(&path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => Err(format!(
                "another Dorsal already serves the records in {}. Stop that one, or choose another folder with --data",
                data.display()
            )),
            // A file system without locks must not keep anybody from their records.
            Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(Some(file)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_password_is_never_shown() {
        let address: Address = "postgres://ana:secret@db.example/care".parse().unwrap();
        assert!(!format!("{address:?}").contains("secret"));
    }

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
