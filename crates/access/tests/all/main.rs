//! Who may join and who may sign in: accounts, names, the directory, rosters, identities, eligibility.

mod accounts;
mod directory;
mod eligibility;
mod odd;
mod rosters;
mod twelve;
