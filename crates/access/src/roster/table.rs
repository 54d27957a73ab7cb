//! CSV rosters: the first line names the columns; a comma, a semicolon, a tab or a bar divides them, whichever makes columns that we know.
//! UTF-8, or Windows-1252 (and with it Latin-1) where a value is no UTF-8.

use std::io::{BufRead, Chain, Cursor};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{LONGEST_FIELD, LineFault, Options, Raw, Read, Unreadable, Wrong};
use crate::words::folded;

/// A column of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Member or employee id.
    MemberId,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Birth date.
    BirthDate,
    /// How they belong.
    Relationship,
    /// First day of cover.
    CoverageStart,
    /// Last day of cover; may be missing or empty.
    CoverageEnd,
}

/// All of them with their names.
pub const COLUMNS: [(Column, &str); 7] = [
    (Column::MemberId, "member_id"),
    (Column::FirstName, "first_name"),
    (Column::LastName, "last_name"),
    (Column::BirthDate, "birth_date"),
    (Column::Relationship, "relationship"),
    (Column::CoverageStart, "coverage_start"),
    (Column::CoverageEnd, "coverage_end"),
];

impl Column {
    /// The column of a name.
    pub fn parse(name: &str) -> Option<Self> {
        COLUMNS.iter().find(|(_, own)| *own == name).map(|(column, _)| *column)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        COLUMNS.iter().find(|(column, _)| *column == self).map_or("", |(_, name)| name)
    }
}

/// Longest first line, in bytes.
const LONGEST_HEADER: usize = 64 * 1024;

/// The people of a table.
pub struct People<'a, R> {
    reader: Reader<Chain<Cursor<Vec<u8>>, R>>,
    options: &'a Options,
    /// For each of ours, its place in a line.
    places: [Option<usize>; 7],
    fields: usize,
    record: ByteRecord,
    over: bool,
}

impl<'a, R: BufRead> People<'a, R> {
    pub(super) fn begin(mut file: R, options: &'a Options) -> Result<Self, Unreadable> {
        let mut header = vec![];
        // Without a line's end a huge file would be read into memory.
        std::io::Read::take(&mut file, LONGEST_HEADER as u64).read_until(b'\n', &mut header)?;
        let delimiter = delimiter(&header, options);
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(std::io::Read::chain(Cursor::new(header), file));
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record).map_err(unreadable)? {
            return Err(Unreadable::Empty);
        }
        let found: Vec<String> = record.iter().map(|field| text(field).trim().to_owned()).collect();
        let places = places(&found, options)?;
        Ok(Self { reader, options, places, fields: found.len(), record, over: false })
    }

    fn raw(&self, line: u64) -> Result<Raw, Wrong> {
        let Self { record, fields, places, .. } = self;
        if record.len() != *fields {
            return Err(Wrong::Fields { found: record.len(), expected: *fields });
        }
        let field = |column: Column| {
            let bytes = places[column as usize].and_then(|place| record.get(place)).unwrap_or_default();
            if bytes.len() > LONGEST_FIELD {
                return Err(Wrong::Long(column.name()));
            }
            let text = text(bytes);
            if text.contains('\u{fffd}') {
                return Err(Wrong::Signs(column.name()));
            }
            Ok(text.trim().to_owned())
        };
        Ok(Raw {
            line,
            member_id: field(Column::MemberId)?,
            first_name: field(Column::FirstName)?,
            last_name: field(Column::LastName)?,
            birth: field(Column::BirthDate)?,
            relationship: field(Column::Relationship)?,
            from: field(Column::CoverageStart)?,
            until: field(Column::CoverageEnd)?,
        })
    }
}

impl<R: BufRead> Iterator for People<'_, R> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        while !self.over {
            match self.reader.read_byte_record(&mut self.record) {
                Err(error) => {
                    self.over = true;
                    return Some(Err(unreadable(error)));
                }
                Ok(false) => self.over = true,
                // Spreadsheets leave lines of nothing but delimiters at the end.
                Ok(true) if self.record.iter().all(|field| field.trim_ascii().is_empty()) => {}
                Ok(true) => {
                    let line = self.record.position().map_or(0, csv::Position::line);
                    let raw = self.raw(line).map_err(|wrong| LineFault { line, wrong });
                    return Some(Ok(raw.and_then(|raw| raw.member(self.options))));
                }
            }
        }
        None
    }
}

fn unreadable(error: csv::Error) -> Unreadable {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Unreadable::Io(error),
        _ => Unreadable::NoText,
    }
}

/// A column's name as it is compared: `Member ID`, `member-id` and `MEMBER_ID` are one.
fn name(text: &str) -> String {
    folded(text).concat()
}

fn wanted(column: Column, options: &Options) -> String {
    let mapped = options.columns.iter().rev().find(|(own, _)| *own == column);
    name(mapped.map_or(column.name(), |(_, theirs)| theirs))
}

/// The sign that makes the most columns which we know.
fn delimiter(header: &[u8], options: &Options) -> u8 {
    let known = |delimiter: &u8| {
        let mut reader = ReaderBuilder::new().delimiter(*delimiter).has_headers(false).from_reader(header);
        let mut record = ByteRecord::new();
        let _ = reader.read_byte_record(&mut record);
        let names: Vec<String> = record.iter().map(|field| name(&text(field))).collect();
        COLUMNS.iter().filter(|(column, _)| names.contains(&wanted(*column, options))).count()
    };
    // Of equals the last one is taken: the comma.
    *b"|\t;,".iter().max_by_key(|delimiter| known(delimiter)).unwrap_or(&b',')
}

fn places(found: &[String], options: &Options) -> Result<[Option<usize>; 7], Unreadable> {
    let mut places = [None; 7];
    let mut missing = vec![];
    for (column, own) in COLUMNS {
        let wanted = wanted(column, options);
        let mut at = found.iter().enumerate().filter(|(_, theirs)| name(theirs) == wanted).map(|(at, _)| at);
        places[column as usize] = at.next();
        if at.next().is_some() {
            return Err(Unreadable::Twice(own));
        }
        if places[column as usize].is_none() {
            if options.columns.iter().any(|(mapped, _)| *mapped == column) {
                return Err(Unreadable::Mapped(own));
            }
            if column != Column::CoverageEnd {
                missing.push(own);
            }
        }
    }
    if missing.is_empty() {
        return Ok(places);
    }
    // A file without a line of names begins with somebody's data: only what looks like a name of a column is shown.
    let shown = |text: &&String| {
        text.len() <= 40
            && text.chars().all(|sign| sign.is_alphabetic() || " _-.".contains(sign))
            && !text.is_empty()
    };
    let looks_like_names = places.iter().any(Option::is_some) || found.iter().all(|text| shown(&text));
    let found: Vec<&str> = if looks_like_names {
        found.iter().filter(shown).map(String::as_str).take(20).collect()
    } else {
        vec!["no columns, as it seems (the first line must name them)"]
    };
    Err(Unreadable::Columns { missing: missing.join(", "), found: found.join(", ") })
}

/// UTF-8, or else Windows-1252; what that does not have becomes U+FFFD.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

/// Windows-1252 differs from Latin-1 in 0x80 to 0x9f only (WHATWG Encoding Standard, index windows-1252).
fn windows_1252(byte: u8) -> char {
    const FROM_0X80: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_0X80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
