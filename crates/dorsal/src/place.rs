//! Where the records are and which key opens them: the options of every command that touches a store.

use std::convert::Infallible;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::Args;
use etcetera::BaseStrategy;
use record::{Anchor, Checked, Mark, MasterKey, Records, Source, TenantId};
use store::{AnchorFile, Location, RosterKeys, Store, read_or_make_key};
use uuid::Uuid;

use crate::output::counted;

/// Held by the server that uses the folder.
const LOCK: &str = "serve.lock";

/// The path without links and dots, also where its last parts do not exist yet.
pub fn resolved(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.ancestors()
        .find_map(|existing| {
            let rest = path.strip_prefix(existing).ok()?;
            Some(existing.canonicalize().ok()?.join(rest))
        })
        .unwrap_or(path)
}

pub fn random<const N: usize>(source: &dyn Source) -> [u8; N] {
    let mut random = [0; N];
    source.fill(&mut random);
    random
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

    /// File in which the ends of all records are anchored, and erasures listed; made on first use. Keep a copy.
    /// [default: beside the key file, with .anchors after its name]
    #[arg(long, value_name = "FILE")]
    anchors: Option<PathBuf>,
}

/// An opened place.
pub struct Opened {
    /// The records.
    pub records: Records<Store, Arc<dyn Source>>,
    /// The key that opens them.
    pub key: MasterKey,
    /// What is kept of them outside of the store.
    pub anchors: Arc<AnchorFile>,
    /// Id by which the anchors know the store.
    pub store: Uuid,
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
        Ok(self.open_all(source).await?.records)
    }

    /// Opens records that are there already.
    pub async fn open_existing(&self, source: Arc<dyn Source>) -> Result<Opened, String> {
        let location = self.location()?;
        if !location.exists().await.map_err(|error| error.to_string())? {
            let option =
                if location.as_folder().is_some() { "folder with --data" } else { "database with --store" };
            return Err(format!("there are no records in {location}: name their {option}"));
        }
        self.open_all(source).await
    }

    /// Where the key is.
    pub fn key_path(&self) -> Result<PathBuf, String> {
        let path = self.key_place()?;
        self.outside(&path, "key file", "--key-file")?;
        Ok(path)
    }

    /// Where the key is said to be, also where it must not be.
    pub fn key_place(&self) -> Result<PathBuf, String> {
        match &self.key_file {
            Some(path) => Ok(path.clone()),
            None => Ok(etcetera::choose_base_strategy()
                .map_err(|_| "no home folder was found: name a key file with --key-file FILE".to_owned())?
                .config_dir()
                .join("dorsal")
                .join("key")),
        }
    }

    /// Where the anchors are said to be, also where they must not be.
    pub fn anchors_place(&self) -> Result<PathBuf, String> {
        match &self.anchors {
            Some(path) => Ok(path.clone()),
            None => Ok(self.key_place()?.with_added_extension("anchors")),
        }
    }

    /// True where the address of the database says a password.
    pub fn shows_a_password(&self) -> bool {
        let user = self.store.as_ref().and_then(|address| {
            let rest = address.0.split_once("://")?.1;
            Some(rest.split_once('@')?.0)
        });
        user.is_some_and(|user| user.contains(':'))
    }

    /// Adds a roster key.
    pub fn add_roster_key(&self, source: &dyn Source) -> Result<(), String> {
        RosterKeys::add(&self.roster_keys_path()?, random(source)).map_err(|error| error.to_string())
    }

    /// Where the keys of rosters are, in a file beside the key.
    pub fn roster_keys_path(&self) -> Result<PathBuf, String> {
        Ok(self.key_path()?.with_added_extension("rosters"))
    }

    /// Where the link lies that makes the first operator, for who has no terminal.
    pub fn first_link_path(&self) -> Result<PathBuf, String> {
        Ok(self.key_path()?.with_added_extension("first-link"))
    }

    /// What protects the records must not lie beside them.
    fn outside(&self, path: &Path, what: &str, option: &str) -> Result<(), String> {
        if self.is_inside(path)? {
            return Err(format!(
                "the {what} {} lies inside the data folder: whoever gets a copy of the folder could read it. Choose \
                 another place with {option}",
                path.display()
            ));
        }
        Ok(())
    }

    /// True for a path inside the data folder.
    pub fn is_inside(&self, path: &Path) -> Result<bool, String> {
        let location = self.location()?;
        Ok(location.as_folder().is_some_and(|data| resolved(path).starts_with(resolved(data))))
    }

    /// The anchors, written with this key.
    pub fn anchors(&self, key: MasterKey) -> Result<AnchorFile, String> {
        let path = self.anchors_place()?;
        self.outside(&path, "file of anchors", "--anchors")?;
        Ok(AnchorFile::new(path, key, |error| {
            tracing::error!("an answer is kept, but not anchored: {error}")
        }))
    }

    /// Opens everything, making folder and key on first use.
    pub async fn open_all(&self, source: Arc<dyn Source>) -> Result<Opened, String> {
        let path = self.key_path()?;
        let location = self.location()?;
        let exists = location.exists().await.map_err(|error| error.to_string())?;
        let file = read_or_make_key(&path, exists, random(&*source)).map_err(|error| error.to_string())?;
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
        let key = file.key;
        let anchors = Arc::new(self.anchors(key.clone())?);
        let store = Store::open(&location, &key).await.map_err(|error| error.to_string())?;
        let fresh = record::event_id(source.now().timestamp(), &random(&*source));
        let id = store.id(fresh).await.map_err(|error| error.to_string())?;
        let records =
            Records::new(store, key.clone(), TenantId::PERSONAL, source).anchored(anchors.clone(), id);
        Ok(Opened { records, key, anchors, store: id })
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

impl Opened {
    /// Refuses a store that is older than what was anchored of it: stops and locks may be missing. Of one of which nothing is
    /// anchored yet, anchors what is whole, as it is.
    pub async fn ready(&self) -> Result<(), String> {
        let anchors = self.anchors.read().map_err(|error| error.to_string())?;
        let older = self.records.older(&anchors, self.store).await.map_err(|error| error.to_string())?;
        if !older.is_empty() {
            return Err(format!(
                "an older copy of the store was put back, or a part of it is missing: {} not as anchored in {}. Stops and locks \
                 may be missing, so nothing is served. dorsal verify tells which records. Put the newer store back or restore the \
                 latest backup into an empty one; if this is the state that you want, say so with dorsal verify --accept",
                counted(older.len(), "record"),
                self.anchors.path().display()
            ));
        }
        if !anchors.iter().any(|anchor| anchor.store == self.store) {
            let all = self.records.verify(&anchors, self.store).await.map_err(|error| error.to_string())?;
            self.accept(all.iter().filter(|checked| checked.fault.is_none()))?;
        }
        self.anchors.compact(false).map(|_| ()).map_err(|error| error.to_string())
    }

    /// Anchors records as they are now, whatever was anchored before.
    pub fn accept<'a>(&self, all: impl Iterator<Item = &'a Checked>) -> Result<(), String> {
        let anchors: Vec<Anchor> = all
            .map(|checked| Anchor {
                store: self.store,
                tenant: self.records.tenant(),
                person: checked.person,
                mark: Mark::Reset { seq: checked.events, link: checked.link },
            })
            .collect();
        if anchors.is_empty() {
            return Ok(());
        }
        self.anchors.add(&anchors).map_err(|error| error.to_string())
    }

    /// The record whose id begins like this.
    pub async fn person(&self, start: &str) -> Result<Uuid, String> {
        let all = self.records.persons().await.map_err(|error| error.to_string())?;
        let matching: Vec<Uuid> = all
            .iter()
            .map(|one| one.person)
            .filter(|person| person.to_string().starts_with(&start.to_lowercase()))
            .collect();
        match matching.as_slice() {
            [person] => Ok(*person),
            [] => Err(format!("no record begins with {start}: dorsal list shows them all")),
            several => {
                let ids: Vec<String> = several.iter().map(Uuid::to_string).collect();
                Err(format!("several records begin with {start}:\n  {}", ids.join("\n  ")))
            }
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
