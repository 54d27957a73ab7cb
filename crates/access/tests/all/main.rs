//! Who may join: names, the directory, rosters, identities, eligibility.

mod directory;
mod eligibility;
mod rosters;
mod twelve;
