//! Whether somebody may join.

use jiff::civil::Date;

use crate::identity::Names;
use crate::roster::Cover;
use crate::sponsor::Sponsor;

/// What somebody says of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Member or employee id.
    pub member_id: String,
    /// Birth date.
    pub birth: Date,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
}

/// The answer. There is one answer only to a wrong id, a wrong birth date, a wrong name, and cover that is over or has not begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eligibility {
    /// They may join.
    Eligible,
    /// They are known, and something else is meant for them.
    OtherProgramme,
    /// Nobody like that.
    NotFound,
}

impl Eligibility {
    /// Its name in JSON.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::OtherProgramme => "other-programme",
            Self::NotFound => "not-found",
        }
    }
}

/// One line of a roster whose id and birth date are the claim's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its names.
    pub names: Names,
    /// How they belong and from when to when.
    pub cover: Cover,
}

/// Says whether somebody may join today. The names are a second check ([`Names::fit`]), and of twins on one id the better match counts.
pub fn decide(
    sponsor: &Sponsor,
    found: &[Candidate],
    names: &Names,
    birth: Date,
    today: Date,
) -> Eligibility {
    let mut best = Eligibility::NotFound;
    if sponsor.closed {
        return best;
    }
    let most = found.iter().map(|candidate| candidate.names.in_common(names)).max().unwrap_or_default();
    for candidate in found {
        let matches = candidate.names.in_common(names);
        if !candidate.names.fit(names) || matches < most || !candidate.cover.holds(today) {
            continue;
        }
        let covered = sponsor.relationships.contains(&candidate.cover.relationship)
            && age(birth, today) >= i16::from(sponsor.minimum_age);
        if covered {
            return Eligibility::Eligible;
        }
        if sponsor.other_programme.is_some() {
            best = Eligibility::OtherProgramme;
        }
    }
    best
}

/// Whole years. Who was born on 29 February has their birthday on 1 March in other years.
pub fn age(birth: Date, today: Date) -> i16 {
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    today.year() - birth.year() - i16::from(!had_birthday)
}
