//! Rosters: files of the people for whom a sponsor pays, as CSV ([`table`]) or as X12 834 ([`x12`]), read one person at a time, so that a
//! file may be larger than memory.
//!
//! A fault of one line leaves out that line and is told by its number, its column and what is wrong, never by what it says: a report may be
//! seen by somebody who may not see the roster. A fault of the whole file refuses it.

mod dates;
mod signs;
pub mod table;
pub mod x12;

use std::io::{self, BufRead};

use jiff::civil::Date;

pub use dates::DateOrder;

use signs::text;

use crate::sponsor::Relationship;

/// Longest value of one field, in bytes.
const LONGEST_FIELD: usize = 500;

/// How somebody belongs, and from when to when they are covered, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cover {
    /// How they belong.
    pub relationship: Relationship,
    /// The first day.
    pub from: Date,
    /// The last day; none where no end is known.
    pub until: Option<Date>,
}

impl Cover {
    /// Whether it holds on a day.
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// One person of a roster, in the clear: only while the file is read.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// Where it begins in the file: a line of a table, a segment of an 834; from 1.
    pub line: u64,
    /// Member or employee id.
    pub member_id: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Birth date.
    pub birth: Date,
    /// How they belong and from when to when.
    pub cover: Cover,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member(line {}, ..)", self.line)
    }
}

/// What is wrong with one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Something that must be there is not.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A line has too few fields, or too many: usually a quote or a delimiter inside of a value.
    #[error(
        "the line has {found} fields, the first line has {expected}: look for a quote or a delimiter inside of a value"
    )]
    Fields {
        /// How many the line has.
        found: usize,
        /// How many the first line has.
        expected: usize,
    },
    /// A date that is none.
    #[error("{0} is no date that exists, written as 1980-03-31, as 19800331, or in the order that was named")]
    Date(&'static str),
    /// A birth date before 1900 or after today.
    #[error("birth_date lies before 1900 or in the future")]
    Birth,
    /// An 834 that says that cover has ended and not when.
    #[error("cover has ended (INS03 is 024), and the day on which it has (DTP 349) is missing")]
    NoEnd,
    /// Cover that ends before it begins.
    #[error("coverage_end lies before coverage_start")]
    Cover,
    /// A relationship that is not known.
    #[error("relationship is none of: self, spouse, partner, child, other")]
    Relationship,
    /// A value too long to be one.
    #[error("{0} is longer than {LONGEST_FIELD} bytes")]
    Long(&'static str),
    /// Letters that no known encoding gives.
    #[error("{0} has signs that cannot be read: save the file as UTF-8")]
    Signs(&'static str),
    /// A member id without a letter or digit.
    #[error("member_id has no letter or digit")]
    Id,
    /// A name without any letter.
    #[error("neither first_name nor last_name has a letter")]
    Name,
    /// The same person once more, with other cover.
    #[error("the same person stands in an earlier line, with another relationship or other dates")]
    Conflict,
}

/// A line that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {wrong}")]
pub struct LineFault {
    /// Where, from 1.
    pub line: u64,
    /// What.
    pub wrong: Wrong,
}

/// Why a whole file is refused; nothing of it is used.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing.
    #[error("the file is empty")]
    Empty,
    /// UTF-16.
    #[error("the file is in UTF-16: save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")]
    Utf16,
    /// A workbook, an archive or something else that is no text.
    #[error("the file is no text: export it as CSV, or as X12 834")]
    NoText,
    /// Columns are missing.
    #[error(
        "no column is named {missing}. The first line names: {found}. Map what is named otherwise, for example --map member_id=\"Employee No\""
    )]
    Columns {
        /// The missing ones.
        missing: String,
        /// Those of the first line.
        found: String,
    },
    /// A quote without its end.
    #[error(
        "a quote that begins in line {0} is not closed, so that the lines after it would be lost. Close it, or take the line ends out of \
         the values"
    )]
    Quote(u64),
    /// A mapped column is not there.
    #[error("{0} was mapped to a column that the first line does not name")]
    Mapped(&'static str),
    /// Two columns of one name.
    #[error("two columns are named {0}: leave one out, or map it")]
    Twice(&'static str),
    /// An 834 whose first segment is cut or strange.
    #[error(
        "the file begins as an X12 interchange, but its ISA segment is not 106 signs long: it is damaged"
    )]
    Isa,
    /// Another transaction set.
    #[error("the file is X12, but not an 834 (benefit enrolment)")]
    Not834,
    /// Changes only.
    #[error("the 834 holds changes only (BGN08 is 2): ask for a full file, so that who has left is seen")]
    Changes,
    /// Cut off.
    #[error(
        "the 834 is cut off or damaged at segment {segment}: {what}. Nothing was used; ask for the file once more"
    )]
    Cut {
        /// Where.
        segment: u64,
        /// What is wrong there.
        what: &'static str,
    },
    /// Reading failed.
    #[error("the file cannot be read on: {0}")]
    Io(#[from] io::Error),
}

/// What may be said about a file.
#[derive(Debug, Clone)]
pub struct Options {
    /// Names of columns that are named otherwise: ours, then the file's.
    pub columns: Vec<(table::Column, String)>,
    /// Order of dates that are written with the day or the month first.
    pub dates: Option<DateOrder>,
    /// Today: nobody is born later.
    pub today: Date,
}

/// One person, a line that is left out, or the reason why the whole file is refused, after which nothing follows.
pub type Read = Result<Result<Member, LineFault>, Unreadable>;

/// Reads a roster of either kind; which one is told from its beginning.
///
/// # Errors
/// [`Unreadable`] where already the beginning says that it is no roster.
pub fn read<'a>(
    mut file: impl BufRead + Send + 'a,
    options: &Options,
) -> Result<Box<dyn Iterator<Item = Read> + Send + 'a>, Unreadable> {
    let beginning = file.fill_buf()?;
    if beginning.is_empty() {
        return Err(Unreadable::Empty);
    }
    if beginning.starts_with(&[0xff, 0xfe]) || beginning.starts_with(&[0xfe, 0xff]) {
        return Err(Unreadable::Utf16);
    }
    if beginning.starts_with(b"\xef\xbb\xbf") {
        file.consume(3);
    }
    let beginning = file.fill_buf()?;
    if beginning.iter().take(4096).any(|byte| *byte == 0) {
        return Err(Unreadable::NoText);
    }
    if beginning.starts_with(b"ISA") {
        Ok(Box::new(x12::People::begin(file, options)?))
    } else {
        Ok(Box::new(table::People::begin(file, options)?))
    }
}

/// What both kinds of files say of somebody, before it is looked at.
#[derive(Default)]
struct Raw {
    line: u64,
    member_id: String,
    first_name: String,
    last_name: String,
    birth: String,
    relationship: String,
    from: String,
    until: String,
}

impl Raw {
    fn member(self, options: &Options) -> Result<Member, LineFault> {
        let line = self.line;
        self.checked(options).map_err(|wrong| LineFault { line, wrong })
    }

    fn checked(self, options: &Options) -> Result<Member, Wrong> {
        let date = |text: &str, column| dates::parse(text, options.dates).ok_or(Wrong::Date(column));
        for (column, text) in [
            ("member_id", &self.member_id),
            ("first_name", &self.first_name),
            ("last_name", &self.last_name),
            ("birth_date", &self.birth),
            ("relationship", &self.relationship),
            ("coverage_start", &self.from),
            ("coverage_end", &self.until),
        ] {
            if text.len() > LONGEST_FIELD {
                return Err(Wrong::Long(column));
            }
            if text.contains('\u{fffd}') {
                return Err(Wrong::Signs(column));
            }
        }
        for (column, text) in
            [("member_id", &self.member_id), ("birth_date", &self.birth), ("coverage_start", &self.from)]
        {
            if text.is_empty() {
                return Err(Wrong::Empty(column));
            }
        }
        if crate::identity::member_id_as_compared(&self.member_id).is_none() {
            return Err(Wrong::Id);
        }
        if crate::words::folded(&self.first_name).is_empty()
            && crate::words::folded(&self.last_name).is_empty()
        {
            return Err(Wrong::Name);
        }
        let birth = date(&self.birth, "birth_date")?;
        if birth.year() < 1900 || birth > options.today {
            return Err(Wrong::Birth);
        }
        let from = date(&self.from, "coverage_start")?;
        let until = if self.until.is_empty() { None } else { Some(date(&self.until, "coverage_end")?) };
        if until.is_some_and(|until| until < from) {
            return Err(Wrong::Cover);
        }
        let relationship = relationship(&self.relationship).ok_or(Wrong::Relationship)?;
        Ok(Member {
            line: self.line,
            member_id: self.member_id,
            first_name: self.first_name,
            last_name: self.last_name,
            birth,
            cover: Cover { relationship, from, until },
        })
    }
}

/// What files call relationships: words, and the codes of X12 (INS02, data element 1069).
fn relationship(text: &str) -> Option<Relationship> {
    Some(match text.to_lowercase().as_str() {
        "self" | "own" | "employee" | "subscriber" | "member" | "ee" | "18" => Relationship::Own,
        "spouse" | "partner" | "domestic partner" | "husband" | "wife" | "sp" | "dp" | "01" | "53" => {
            Relationship::Partner
        }
        "child" | "son" | "daughter" | "stepchild" | "foster child" | "ch" | "09" | "10" | "15" | "17"
        | "19" | "23" | "26" | "38" => Relationship::Child,
        "other" | "dependent" | "relative" | "ward" | "parent" | "03" | "04" | "05" | "06" | "07" | "08"
        | "11" | "12" | "13" | "14" | "16" | "24" | "25" | "29" | "31" | "32" | "33" | "34" | "39" | "40"
        | "41" | "43" | "45" | "48" | "49" | "60" | "d2" | "g8" | "g9" | "gd" => Relationship::Other,
        _ => return None,
    })
}
