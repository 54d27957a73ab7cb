//! Employers and health plans that offer Dorsal, and what they offer to whom.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::words::folded;

/// Longest name of a sponsor, in characters.
pub const LONGEST_NAME: usize = 120;
/// Longest text of what is covered or what else there is, in characters.
pub const LONGEST_TEXT: usize = 1000;

/// How somebody belongs to a sponsor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relationship {
    /// The employee or the insured person.
    Own,
    /// Their partner.
    Partner,
    /// Their child.
    Child,
    /// Somebody else whom they bring along.
    Other,
}

/// All of them.
pub const RELATIONSHIPS: [Relationship; 4] =
    [Relationship::Own, Relationship::Partner, Relationship::Child, Relationship::Other];

impl Relationship {
    /// The relationship of a name: `own`, `partner`, `child`, `other`.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "own" => Self::Own,
            "partner" => Self::Partner,
            "child" => Self::Child,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// Somebody who pays for people and never learns who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sponsor {
    /// Its id.
    #[serde(default)]
    pub id: Uuid,
    /// The name that is shown.
    pub name: String,
    /// Other names under which people look for it: short forms, brands, former names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What is covered, in the sponsor's words; a sentence of Dorsal's own stands in where this is empty.
    #[serde(default)]
    pub covers: String,
    /// Who is covered.
    #[serde(default = "everybody")]
    pub relationships: BTreeSet<Relationship>,
    /// Covered from this age on, in years.
    #[serde(default = "adult")]
    pub minimum_age: u8,
    /// What there is for somebody on the roster who is not covered here, in the sponsor's words: then the answer is "eligible for another
    /// programme". Without it they are answered as if they were not found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_programme: Option<String>,
    /// Nobody finds it any more or can join; who has joined goes on and is counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
}

fn everybody() -> BTreeSet<Relationship> {
    RELATIONSHIPS.into()
}

fn adult() -> u8 {
    18
}

/// What is wrong with a sponsor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SponsorFault {
    /// Nobody could look for it.
    #[error("a sponsor needs a name with at least three letters")]
    NoName,
    /// Too long to be shown.
    #[error("a name of a sponsor has at most {LONGEST_NAME} characters")]
    LongName,
    /// Too long to be read.
    #[error("a text has at most {LONGEST_TEXT} characters")]
    LongText,
    /// Nobody could join.
    #[error("a sponsor covers at least one of: own, partner, child, other")]
    Nobody,
    /// The programme is made for adults.
    #[error("the minimum age is between 18 and 120: the programme is for adults")]
    Age,
}

/// Two names are of one sponsor where they are compared alike.
pub fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

impl Sponsor {
    /// A sponsor that covers every adult on its roster.
    pub fn new(id: Uuid, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            aliases: Vec::new(),
            covers: String::new(),
            relationships: everybody(),
            minimum_age: adult(),
            other_programme: None,
            closed: false,
        }
    }

    /// All names, the shown one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Says what is wrong with it, if anything.
    ///
    /// # Errors
    /// The first [`SponsorFault`].
    pub fn check(&self) -> Result<(), SponsorFault> {
        let letters = |name: &str| folded(name).iter().map(|word| word.chars().count()).sum::<usize>();
        let long = |text: &str, most: usize| text.chars().count() > most;
        if self.names().any(|name| letters(name) < 3) {
            Err(SponsorFault::NoName)
        } else if self.names().any(|name| long(name, LONGEST_NAME)) {
            Err(SponsorFault::LongName)
        } else if long(&self.covers, LONGEST_TEXT)
            || self.other_programme.as_deref().is_some_and(|text| long(text, LONGEST_TEXT))
        {
            Err(SponsorFault::LongText)
        } else if self.relationships.is_empty() {
            Err(SponsorFault::Nobody)
        } else if !(18..=120).contains(&self.minimum_age) {
            Err(SponsorFault::Age)
        } else {
            Ok(())
        }
    }
}

/// The first of the new sponsors that people or commands could take for another one, with that one: a name that is shown is no name of
/// another. Two may share an alias; whoever looks for it sees both. Of what is known only those count that are not said anew.
pub fn confused<'a>(
    known: impl IntoIterator<Item = &'a Sponsor>,
    new: &'a [Sponsor],
) -> Option<(&'a Sponsor, &'a Sponsor)> {
    let anew: HashSet<Uuid> = new.iter().map(|sponsor| sponsor.id).collect();
    let stays = known.into_iter().filter(|sponsor| !anew.contains(&sponsor.id));
    let mut named: HashMap<Vec<String>, Vec<(&Sponsor, bool)>> = HashMap::new();
    let with_names =
        |sponsor: &'a Sponsor| sponsor.names().enumerate().map(move |(at, name)| (name, (sponsor, at == 0)));
    for (name, entry) in stays.chain(new).flat_map(with_names) {
        named.entry(folded(name)).or_default().push(entry);
    }
    new.iter().flat_map(with_names).find_map(|(name, (sponsor, is_shown))| {
        let same = named.get(&folded(name))?;
        let (other, _) = same.iter().find(|(other, shown)| other.id != sponsor.id && (is_shown || *shown))?;
        Some((sponsor, *other))
    })
}
