//! X12 834, benefit enrolment (005010X220A1): what of it says who is covered. Each INS begins a person; REF 0F or NM1 names the id,
//! NM1 the name, DMG the birth date, DTP 348 and 349 the cover (356 and 357, eligibility, where these are missing).
//!
//! A file that is cut off is seen by its counts (SE01, IEA) before anything of it is used: whoever imports it waits for the end.

use std::io::BufRead;

use super::{LineFault, Options, Raw, Read, Unreadable, Wrong, text};

/// Longest segment; one that is longer is no segment.
const LONGEST_SEGMENT: usize = 16 * 1024;
/// Length of ISA with its terminator.
const ISA: usize = 106;

/// The people of an 834.
pub struct People<'a, R> {
    file: R,
    options: &'a Options,
    element: u8,
    terminator: u8,
    segment: u64,
    /// Segments since ST, it included.
    in_set: u64,
    person: Option<Person>,
    state: State,
}

/// Which envelope is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Interchange,
    Group,
    Set,
    Closed,
    Over,
}

#[derive(Default)]
struct Person {
    raw: Raw,
    subscriber: String,
    eligible_from: String,
    eligible_until: String,
    /// INS03 024: cover has ended.
    ended: bool,
}

impl<'a, R: BufRead> People<'a, R> {
    pub(super) fn begin(mut file: R, options: &'a Options) -> Result<Self, Unreadable> {
        let mut isa = [0; ISA];
        file.read_exact(&mut isa).map_err(|_| Unreadable::Isa)?;
        let (element, terminator) = (isa[3], isa[ISA - 1]);
        let elements = isa[..ISA - 1].iter().filter(|byte| **byte == element).count();
        if elements != 16 || element.is_ascii_alphanumeric() || terminator.is_ascii_alphanumeric() {
            return Err(Unreadable::Isa);
        }
        Ok(Self {
            file,
            options,
            element,
            terminator,
            segment: 1,
            in_set: 0,
            person: None,
            state: State::Interchange,
        })
    }

    /// The next segment as its elements; none at the end of the file.
    fn segment(&mut self) -> Result<Option<Vec<String>>, Unreadable> {
        loop {
            let mut bytes = vec![];
            std::io::Read::take(&mut self.file, LONGEST_SEGMENT as u64)
                .read_until(self.terminator, &mut bytes)?;
            if bytes.is_empty() {
                return Ok(None);
            }
            if bytes.pop_if(|last| *last == self.terminator).is_none() {
                if bytes.iter().all(u8::is_ascii_whitespace) {
                    return Ok(None);
                }
                return Err(self.cut("a segment has no end"));
            }
            // Some write each segment on a line of its own.
            let segment = bytes.trim_ascii();
            if segment.is_empty() {
                continue;
            }
            self.segment += 1;
            let parts = segment.split(|byte| *byte == self.element);
            return Ok(Some(parts.map(|part| text(part).trim().to_owned()).collect()));
        }
    }

    fn cut(&self, what: &'static str) -> Unreadable {
        Unreadable::Cut { segment: self.segment + 1, what }
    }

    /// Follows the envelopes and gathers people; somebody is whole when the next one begins, or the set ends.
    fn step(&mut self) -> Result<Option<Person>, Unreadable> {
        let Some(parts) = self.segment()? else {
            return match self.state {
                State::Closed => {
                    self.state = State::Over;
                    Ok(None)
                }
                _ => Err(self.cut("the interchange does not end (IEA)")),
            };
        };
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        let expected = match part(0) {
            "GS" => (State::Interchange, State::Group),
            "ST" => (State::Group, State::Set),
            "SE" => (State::Set, State::Group),
            "GE" => (State::Group, State::Interchange),
            "IEA" => (State::Interchange, State::Closed),
            _ => (State::Set, State::Set),
        };
        if self.state != expected.0 {
            return Err(self.cut("a segment stands where it cannot"));
        }
        self.state = expected.1;
        self.in_set = if part(0) == "ST" { 1 } else { self.in_set + 1 };
        match part(0) {
            "ST" if part(1) != "834" => return Err(Unreadable::Not834),
            "BGN" if part(8) == "2" => return Err(Unreadable::Changes),
            "SE" if part(1).parse() != Ok(self.in_set) => {
                return Err(self.cut("the number of segments (SE01) is another one"));
            }
            "SE" => return Ok(self.person.take()),
            "INS" => {
                let raw = Raw { line: self.segment, relationship: part(2).to_owned(), ..Raw::default() };
                let person = Person { raw, ended: part(3) == "024", ..Person::default() };
                return Ok(self.person.replace(person));
            }
            _ => {}
        }
        if let Some(person) = &mut self.person {
            person.add(&parts);
        }
        Ok(None)
    }
}

impl Person {
    fn add(&mut self, parts: &[String]) {
        let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
        let raw = &mut self.raw;
        match (part(0).as_str(), part(1).as_str()) {
            ("REF", "0F") => self.subscriber = part(2),
            ("NM1", "IL" | "74") => {
                raw.last_name = part(3);
                raw.first_name = part(4);
                // 34 is a social security number, which nobody types here.
                if !part(9).is_empty() && part(8) != "34" {
                    raw.member_id = part(9);
                }
            }
            ("DMG", "D8") => raw.birth = part(2),
            ("DTP", "348") => raw.from = part(3),
            ("DTP", "349") => raw.until = part(3),
            ("DTP", "356") => self.eligible_from = part(3),
            ("DTP", "357") => self.eligible_until = part(3),
            _ => {}
        }
    }

    fn read(self, options: &Options) -> Result<super::Member, LineFault> {
        let Self { mut raw, subscriber, eligible_from, eligible_until, ended } = self;
        let line = raw.line;
        for (text, other) in [
            (&mut raw.member_id, subscriber),
            (&mut raw.from, eligible_from),
            (&mut raw.until, eligible_until),
        ] {
            if text.is_empty() {
                *text = other;
            }
        }
        if ended && raw.until.is_empty() {
            return Err(LineFault { line, wrong: Wrong::NoEnd });
        }
        raw.member(options)
    }
}

impl<R: BufRead> Iterator for People<'_, R> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        while self.state != State::Over {
            match self.step() {
                Ok(None) => {}
                Ok(Some(person)) => return Some(Ok(person.read(self.options))),
                Err(error) => {
                    self.state = State::Over;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
