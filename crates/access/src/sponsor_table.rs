//! A table of sponsors, for who has many: CSV with the columns `name`, `aliases`, `covers`, `for`, `minimum_age`, `other_programme`; only the
//! name must be there. Several aliases and relationships are divided by `|`.

use std::collections::HashSet;
use std::io::Read;

use uuid::Uuid;

use crate::sponsor::{Relationship, Sponsor, SponsorFault};
use crate::words::folded;

/// Why a table of sponsors is refused; nothing of it is used.
#[derive(Debug, thiserror::Error)]
pub enum TableFault {
    /// Columns.
    #[error("the first line must name a column \"name\"")]
    NoName,
    /// A sponsor that cannot be.
    #[error("line {line}: {fault}")]
    Sponsor {
        /// Where.
        line: u64,
        /// What.
        fault: SponsorFault,
    },
    /// An age that is no number.
    #[error("line {0}: minimum_age is a number of years, for example 18")]
    Age(u64),
    /// A relationship that is not known.
    #[error("line {0}: for is one or more of own, partner, child, other, divided by |")]
    For(u64),
    /// The same name once more: two sponsors would look alike, and only one of them would get the roster.
    #[error("line {0}: a sponsor of this name stands in an earlier line")]
    Twice(u64),
    /// No table.
    #[error("the file cannot be read as a table: {0}")]
    Csv(#[from] csv::Error),
}

/// Reads all of them; `id` gives each its id.
///
/// # Errors
/// The first [`TableFault`].
pub fn read_sponsors(file: impl Read, mut id: impl FnMut() -> Uuid) -> Result<Vec<Sponsor>, TableFault> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
    let headers = reader.headers()?.clone();
    let place = |column: &str| {
        headers.iter().position(|name| name.trim_start_matches('\u{feff}').eq_ignore_ascii_case(column))
    };
    let name = place("name").ok_or(TableFault::NoName)?;
    let (aliases, covers, whom) = (place("aliases"), place("covers"), place("for"));
    let (age, other) = (place("minimum_age"), place("other_programme"));
    let (mut sponsors, mut seen) = (vec![], HashSet::new());
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |place: Option<usize>| place.and_then(|place| record.get(place)).unwrap_or_default();
        let mut sponsor = Sponsor::new(id(), field(Some(name)));
        sponsor.aliases = parts(field(aliases)).map(str::to_owned).collect();
        sponsor.covers = field(covers).to_owned();
        sponsor.other_programme = Some(field(other).to_owned()).filter(|text| !text.is_empty());
        if !field(whom).is_empty() {
            let relationships = parts(field(whom)).map(Relationship::parse).collect::<Option<_>>();
            sponsor.relationships = relationships.ok_or(TableFault::For(line))?;
        }
        if !field(age).is_empty() {
            sponsor.minimum_age = field(age).parse().map_err(|_| TableFault::Age(line))?;
        }
        if !seen.insert(folded(&sponsor.name)) {
            return Err(TableFault::Twice(line));
        }
        sponsor.check().map_err(|fault| TableFault::Sponsor { line, fault })?;
        sponsors.push(sponsor);
    }
    Ok(sponsors)
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|part| !part.is_empty())
}
