//! Who else has read a record, and what for. It is part of the record, and changes nothing of where the person stands.

use serde::{Deserialize, Serialize};

use crate::command::MAX_PROVIDER;

/// Somebody other than the person who reads their record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// As what.
    pub role: Role,
    /// Their name or id, as they give it, at most 120 characters.
    pub name: String,
    /// The account of the machine that they used; empty where they used none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub account: String,
}

impl Reader {
    /// A reader. A name that is too long is cut: it must not keep the reading from being written down.
    pub fn new(role: Role, name: &str, account: &str) -> Self {
        let cut = |text: &str| text.trim().chars().take(MAX_PROVIDER).collect();
        Self { role, name: cut(name), account: cut(account) }
    }
}

/// As what somebody reads a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A clinician of the clinic.
    Clinician,
    /// Who runs Dorsal.
    Operator,
}

/// What a record was read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// To see what waits for a clinician.
    Pending,
    /// To accept a proposal, as it is or with another programme.
    Accept,
    /// To reject a proposal.
    Reject,
    /// To open the sessions again.
    Clear,
    /// To change between the clinic's care and the person's own.
    Enrol,
    /// To write all of it to a file.
    Export,
    /// To try changed rules on it.
    Replay,
    /// To make a link that opens it.
    Link,
    /// Because somebody was in danger: all of it, with a reason.
    Emergency,
    /// To see which records there are.
    List,
    /// To count it in the monthly figures of whoever pays; nobody sees it.
    Count,
}

impl Role {
    /// Its name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clinician => "clinician",
            Self::Operator => "operator",
        }
    }
}

impl Reading {
    /// Its name, as it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Clear => "clear",
            Self::Enrol => "enrol",
            Self::Export => "export",
            Self::Replay => "replay",
            Self::Link => "link",
            Self::Emergency => "emergency",
            Self::List => "list",
            Self::Count => "count",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_is_stored() {
        for reading in [
            Reading::Pending,
            Reading::Accept,
            Reading::Reject,
            Reading::Clear,
            Reading::Enrol,
            Reading::Export,
            Reading::Replay,
            Reading::Link,
            Reading::Emergency,
            Reading::List,
            Reading::Count,
        ] {
            assert_eq!(serde_json::to_value(reading).unwrap(), reading.name());
        }
    }

    #[test]
    fn a_long_name_is_cut_and_not_refused() {
        let reader = Reader::new(Role::Operator, &"ã".repeat(200), " ana ");
        assert_eq!((reader.name.chars().count(), reader.account.as_str()), (120, "ana"));
    }
}
