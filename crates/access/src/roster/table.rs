//! CSV rosters: the first line names the columns; a comma, a semicolon, a tab or a bar divides them, whichever makes columns that we know.

use std::io::{self, BufRead, Chain, Cursor, Read as _};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{LineFault, Options, Raw, Read, Unreadable, Wrong, text};
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
/// Longest line, in bytes. One that is longer begins with a quote that nobody closes, and would take the rest of the file into memory.
const LONGEST_LINE: u64 = 1024 * 1024;

/// The people of a table.
pub struct People<R> {
    reader: Reader<Bounded<Chain<Cursor<Vec<u8>>, R>>>,
    options: Options,
    /// For each of ours, its place in a line.
    places: [Option<usize>; 7],
    fields: usize,
    record: ByteRecord,
    /// Lines so far, the first one included; where values have line ends of their own, there are more.
    lines: u64,
    over: bool,
}

/// A file that is read to a certain place and not beyond.
struct Bounded<R> {
    file: R,
    at: u64,
    end: u64,
}

impl<R: io::Read> io::Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.end {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.file.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> People<R> {
    pub(super) fn begin(mut file: R, options: &Options) -> Result<Self, Unreadable> {
        let mut header = vec![];
        // Without a line's end a huge file would be read into memory.
        file.by_ref().take(LONGEST_HEADER as u64).read_until(b'\n', &mut header)?;
        let delimiter = delimiter(&header, options);
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(Bounded { file: Cursor::new(header).chain(file), at: 0, end: LONGEST_LINE });
        let mut record = ByteRecord::new();
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Err(Unreadable::Empty),
            Err(_) if reader.get_ref().at >= LONGEST_LINE => return Err(Unreadable::Quote(1)),
            Err(error) => return Err(unreadable(error)),
        }
        let found: Vec<String> = record.iter().map(|field| text(field).trim().to_owned()).collect();
        let places = places(&found, options)?;
        Ok(Self {
            reader,
            options: options.clone(),
            places,
            fields: found.len(),
            record,
            lines: 1,
            over: false,
        })
    }

    fn raw(&self, line: u64) -> Result<Raw, Wrong> {
        let Self { record, fields, places, .. } = self;
        if record.len() != *fields {
            return Err(Wrong::Fields { found: record.len(), expected: *fields });
        }
        let field = |column: Column| {
            let bytes = places[column as usize].and_then(|place| record.get(place)).unwrap_or_default();
            text(bytes).trim().to_owned()
        };
        Ok(Raw {
            line,
            member_id: field(Column::MemberId),
            first_name: field(Column::FirstName),
            last_name: field(Column::LastName),
            birth: field(Column::BirthDate),
            relationship: field(Column::Relationship),
            from: field(Column::CoverageStart),
            until: field(Column::CoverageEnd),
        })
    }

    /// True where a quote that is not closed seems to have taken other lines in. They would be lost without a word, and their people with
    /// them. Line ends inside of values that are not ours are fine.
    fn has_swallowed_lines(&self) -> bool {
        let broken = |field: &[u8]| field.trim_ascii().iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        let mut own = self.places.iter().flatten().filter_map(|place| self.record.get(*place));
        own.any(broken) || self.record.len() != self.fields && self.record.iter().any(broken)
    }

    fn line(&self) -> u64 {
        // Where lines end as they did on old Macs, only we have counted.
        self.record.position().map_or(0, csv::Position::line).max(self.lines)
    }
}

impl<R: BufRead> Iterator for People<R> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        while !self.over {
            let end = self.reader.position().byte() + LONGEST_LINE;
            self.reader.get_mut().end = end;
            let read = self.reader.read_byte_record(&mut self.record);
            self.lines += 1;
            match read {
                Err(error) => {
                    self.over = true;
                    let endless = self.reader.get_ref().at >= end;
                    return Some(Err(if endless {
                        Unreadable::Quote(self.line())
                    } else {
                        unreadable(error)
                    }));
                }
                Ok(false) => self.over = true,
                // Spreadsheets leave lines of nothing but delimiters at the end.
                Ok(true) if self.record.iter().all(|field| field.trim_ascii().is_empty()) => {}
                Ok(true) if self.has_swallowed_lines() => {
                    self.over = true;
                    return Some(Err(Unreadable::Quote(self.line())));
                }
                Ok(true) => {
                    let line = self.line();
                    let raw = self.raw(line).map_err(|wrong| LineFault { line, wrong });
                    return Some(Ok(raw.and_then(|raw| raw.member(&self.options))));
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
