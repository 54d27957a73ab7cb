//! Who reads other people's records on the command line.

use care::{Reader, Role};
use clap::Args;

/// `--by`.
#[derive(Args, Debug)]
pub struct Who {
    /// Who reads, by name or id; it is written into the record before anything is shown. [default: your account on this machine]
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

impl Who {
    /// As somebody who runs Dorsal.
    pub fn operator(&self) -> Reader {
        let account = account();
        Reader::new(Role::Operator, self.name().unwrap_or(&account), &account)
    }

    /// As a clinician, where they have said their name.
    pub fn clinician(&self) -> Reader {
        self.name().map_or_else(|| self.operator(), clinician)
    }

    fn name(&self) -> Option<&str> {
        self.by.as_deref().filter(|name| !name.trim().is_empty())
    }
}

/// A clinician who has said their name.
pub fn clinician(name: &str) -> Reader {
    Reader::new(Role::Clinician, name, &account())
}

/// The account under which this program runs: as the machine knows it, not as the environment says.
fn account() -> String {
    whoami::username().unwrap_or_else(|_| "unknown".to_owned())
}
