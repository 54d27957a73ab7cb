//! Which library a command on records decides by: that of their server, or none.

use std::path::PathBuf;

use clap::Args;
use library::Library;
use record::MasterKey;
use serde::{Deserialize, Serialize};

use crate::place::{Opened, resolved};

/// `--library`.
#[derive(Args, Debug)]
pub struct Content {
    /// Folder with content/ and words/ that adds to Dorsal's own library or takes the place of files in it. [default: the one with
    /// which these records were served last]
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,
}

/// What a store notes of the library with which its server runs.
#[derive(Debug, Serialize, Deserialize)]
struct Noted {
    /// The folder; none for Dorsal's own library alone.
    folder: Option<String>,
    /// Check sum of its files.
    sum: String,
}

impl Noted {
    fn of(folder: Option<&PathBuf>, key: &MasterKey) -> Result<Self, String> {
        let mut sum = key.check_sum("library");
        let texts = folder.map(|folder| library::texts(folder)).transpose();
        for (path, text) in texts.map_err(|error| error.to_string())?.unwrap_or_default() {
            // With its length, so that no two folders add up to the same.
            sum.add(format!("{path}\n{}\n", text.len()).as_bytes());
            sum.add(text.as_bytes());
        }
        let sum = sum.sum().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { folder: folder.map(|folder| folder.display().to_string()), sum })
    }

    fn named(&self) -> String {
        self.folder
            .as_ref()
            .map_or_else(|| "Dorsal's own library".to_owned(), |folder| format!("the library in {folder}"))
    }
}

/// The folder that a store notes as that of its server.
pub fn noted_folder(text: &str) -> Option<PathBuf> {
    serde_json::from_str::<Noted>(text).ok()?.folder.map(PathBuf::from)
}

impl Content {
    /// That of a server, which says itself what it runs with.
    pub fn of(library: Option<PathBuf>) -> Self {
        Self { library }
    }

    /// The folder that was named.
    pub fn named(&self) -> Option<PathBuf> {
        self.library.as_deref().map(resolved)
    }

    /// Notes it as that of the server.
    pub async fn note(&self, opened: &Opened) -> Result<(), String> {
        let noted = Noted::of(self.named().as_ref(), &opened.key)?;
        let text = serde_json::to_string(&noted).map_err(|error| error.to_string())?;
        opened.records.storage().note_library(&text).await.map_err(|error| error.to_string())
    }

    /// The library by which the server of these records decides.
    pub async fn load(&self, opened: &Opened) -> Result<Library, String> {
        let folder = self.folder(opened).await?;
        Library::load_over(folder.as_deref()).map_err(|error| error.to_string())
    }

    /// Its folder; none for Dorsal's own library alone.
    pub async fn folder(&self, opened: &Opened) -> Result<Option<PathBuf>, String> {
        let noted = opened.records.storage().library().await.map_err(|error| error.to_string())?;
        let noted: Option<Noted> = noted.and_then(|text| serde_json::from_str(&text).ok());
        let Some(noted) = noted else { return Ok(self.named()) };
        let folder = self.named().or_else(|| noted.folder.as_ref().map(PathBuf::from));
        let here = Noted::of(folder.as_ref(), &opened.key).map_err(|error| {
            format!(
                "these records were served last with {}: name the folder with --library\n{error}",
                noted.named()
            )
        })?;
        if here.sum == noted.sum {
            return Ok(folder);
        }
        Err(if here.folder == noted.folder {
            format!(
                "{} has changed since the server of these records loaded it, and both must decide alike: start dorsal serve again, or \
                 put the folder back as it was",
                here.named()
            )
        } else {
            format!(
                "these records were served last with {}, not with {}, and both must decide alike: leave --library out, or start dorsal \
                 serve with this one first",
                noted.named(),
                here.named()
            )
        })
    }
}
