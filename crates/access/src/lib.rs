//! Who may open which record, and who may join: pure cores and the storage traits. No SQL, no HTTP, no clock.
//!
//! - [`account`]: accounts with their roles, who is signed in where, invitations; [`account_keys`]: what is kept of names and of
//!   recovery codes.
//! - [`password`], [`passkey`]: the two ways to sign in.
//! - [`browser`]: tokens, bindings of browsers, one-time links, calendar addresses.
//! - [`words`]: names as they are compared, whatever accents, scripts and spellings they come in.
//! - [`sponsor`]: employers and health plans that offer Dorsal, and what they offer to whom ([`sponsor_table`]: from a table).
//! - [`directory`]: finding a sponsor while somebody types.
//! - [`roster`]: files of the people for whom a sponsor pays, read line by line.
//! - [`identity`]: what is kept of such a line: keyed hashes, from which nobody can be listed.
//! - [`import`]: a roster takes the place of the one before, whole or not at all.
//! - [`eligibility`]: whether somebody may join.
//! - [`monthly`]: what whoever pays learns, once a month.

pub mod account;
pub mod account_keys;
pub mod browser;
pub mod directory;
pub mod eligibility;
pub mod identity;
pub mod import;
pub mod monthly;
pub mod passkey;
pub mod password;
mod pieces;
pub mod roster;
pub mod sponsor;
pub mod sponsor_table;
pub mod words;

pub use account::{
    Account, AccountStorage, Invitation, KeptAccount, KeptPasskey, Made, NameHash, NewAccount, Role, SignIn,
    SignInStorage,
};
pub use account_keys::AccountKeys;
pub use browser::{AccessStorage, Binding, Calendar, LINK_LIFE, Link, LinkRefused, Others, Token, TokenHash};
