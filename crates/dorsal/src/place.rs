//! Where the records are and which key opens them: the two options of every command that touches a store.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use etcetera::BaseStrategy;
use record::{Records, Source, TenantId};
use store::{Store, database_exists, read_or_make_key};
use uuid::Uuid;

/// Personal use is a tenant of one.
const PERSONAL: TenantId = TenantId(Uuid::nil());

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
        if path
            .parent()
            .zip(self.data.canonicalize().ok())
            .is_some_and(|(folder, data)| folder.canonicalize().is_ok_and(|folder| folder.starts_with(&data)))
        {
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
        Ok(Records::new(store, file.key, PERSONAL, source))
    }
}
