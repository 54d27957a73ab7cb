//! What is behind the search for a sponsor and the question whether somebody may join: the sponsors in memory, the keys of rosters, how
//! often somebody may ask, and who has leave to begin.

pub mod ask;
mod keys;
mod limits;
mod network;
mod passes;
mod sponsors;
pub mod upload;

use std::path::PathBuf;
use std::sync::Arc;

use record::Source;

pub use keys::RosterKeyFile;
pub use limits::{Later, Limits};
pub use network::Network;
use passes::Passes;
pub use sponsors::{Found, Known, Sponsors};
use upload::Importing;

/// A roster of some three million people.
pub const LARGEST_ROSTER: u64 = 256 * 1024 * 1024;

/// How joining is offered.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The file of roster keys, beside the master key.
    pub roster_keys: PathBuf,
    /// Only somebody whom a sponsor covers may begin; everybody else is shown the guide.
    pub members_only: bool,
    /// Most bytes of a roster that is sent by a form; the command line takes any.
    pub largest_roster: u64,
    /// False only where it is measured how many questions can be answered.
    pub limited: bool,
}

/// All of it.
pub struct Join {
    /// The sponsors, for searching.
    pub sponsors: Sponsors,
    /// How often somebody may ask.
    pub limits: Limits,
    /// Who was found to be covered a moment ago.
    pub passes: Passes,
    /// The keys of rosters.
    pub keys: RosterKeyFile,
    /// Whose rosters are being imported.
    pub importing: Importing,
}

impl Join {
    /// Nothing is read before somebody searches.
    pub fn new(joining: &Joining, source: Arc<dyn Source>) -> Self {
        Self {
            sponsors: Sponsors::default(),
            limits: Limits::new(joining.limited, source),
            passes: Passes::default(),
            keys: RosterKeyFile::new(joining.roster_keys.clone()),
            importing: Importing::default(),
        }
    }
}
