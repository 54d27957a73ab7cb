//! X12 834, benefit enrolment (005010X220A1): what of it says who is covered. Each INS begins a person; REF 0F or NM1 names the id,
//! NM1 the name, DMG the birth date, DTP 348 and 349 the cover (356 and 357, eligibility, where these are missing). Of several covers (HD) the one
//! counts that holds today, else the one that begins last; teeth and eyes only where there is nothing else.
//!
//! A file that is cut off is seen by its counts (SE01, GE01, IEA01) before anything of it is used: whoever imports it waits for the end.

use std::io::BufRead;

use super::{LineFault, Options, Raw, Read, Unreadable, Wrong, text};

/// Longest segment; one that is longer is no segment.
const LONGEST_SEGMENT: usize = 16 * 1024;
/// Length of ISA with its terminator.
const ISA: usize = 106;

/// The people of an 834.
pub struct People<R> {
    file: R,
    options: Options,
    element: u8,
    terminator: u8,
    segment: u64,
    /// Segments since ST, it included.
    in_set: u64,
    /// Sets of the group so far, and groups of the interchange.
    sets: u64,
    groups: u64,
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
    eligible: Dates,
    /// What stands before the first HD.
    covered: Dates,
    /// Each HD: whether it is of teeth or eyes, and its dates.
    covers: Vec<(bool, Dates)>,
    /// What follows is of another NM1: what was told wrong before, or somebody else.
    wrong: bool,
    /// INS03 024: cover has ended.
    ended: bool,
}

/// From when to when, as it is written.
#[derive(Default, Clone)]
struct Dates {
    from: String,
    until: String,
}

impl<R: BufRead> People<R> {
    pub(super) fn begin(mut file: R, options: &Options) -> Result<Self, Unreadable> {
        let mut isa = [0; ISA];
        file.read_exact(&mut isa).map_err(|_| Unreadable::Isa)?;
        let (element, terminator) = (isa[3], isa[ISA - 1]);
        let elements = isa[..ISA - 1].iter().filter(|byte| **byte == element).count();
        if elements != 16 || element.is_ascii_alphanumeric() || terminator.is_ascii_alphanumeric() {
            return Err(Unreadable::Isa);
        }
        Ok(Self {
            file,
            options: options.clone(),
            element,
            terminator,
            segment: 1,
            in_set: 0,
            sets: 0,
            groups: 0,
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
            "GS" => (self.groups, self.sets) = (self.groups + 1, 0),
            "ST" => self.sets += 1,
            _ => {}
        }
        match part(0) {
            "ST" if part(1) != "834" => return Err(Unreadable::Not834),
            "BGN" if part(8) == "2" => return Err(Unreadable::Changes),
            "SE" if part(1).parse() != Ok(self.in_set) => {
                return Err(self.cut("the number of segments (SE01) is another one"));
            }
            "SE" => return Ok(self.person.take()),
            "GE" if part(1).parse() != Ok(self.sets) => {
                return Err(self.cut("the number of sets (GE01) is another one"));
            }
            "IEA" if part(1).parse() != Ok(self.groups) => {
                return Err(self.cut("the number of groups (IEA01) is another one"));
            }
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
        let cover = self.covers.last_mut().map_or(&mut self.covered, |(_, dates)| dates);
        match (part(0).as_str(), part(1).as_str()) {
            ("REF", "0F") => self.subscriber = part(2),
            ("NM1", "IL" | "74") => {
                self.wrong = false;
                raw.last_name = part(3);
                raw.first_name = part(4);
                // 34 is a social security number, which nobody types here.
                if !part(9).is_empty() && part(8) != "34" {
                    raw.member_id = part(9);
                }
            }
            ("NM1", _) => self.wrong = true,
            ("DMG", "D8") if !self.wrong => raw.birth = part(2),
            ("HD", _) => self.covers.push((["DEN", "VIS"].contains(&part(3).as_str()), Dates::default())),
            ("DTP", "348") => cover.from = part(3),
            ("DTP", "349") => cover.until = part(3),
            ("DTP", "356") => self.eligible.from = part(3),
            ("DTP", "357") => self.eligible.until = part(3),
            _ => {}
        }
    }

    fn read(self, options: &Options) -> Result<super::Member, LineFault> {
        let dates = self.dates(options);
        let Self { mut raw, subscriber, ended, .. } = self;
        let line = raw.line;
        if raw.member_id.is_empty() {
            raw.member_id = subscriber;
        }
        (raw.from, raw.until) = (dates.from, dates.until);
        if ended && raw.until.is_empty() {
            return Err(LineFault { line, wrong: Wrong::NoEnd });
        }
        raw.member(options)
    }
}

impl Person {
    /// The dates that count.
    fn dates(&self, options: &Options) -> Dates {
        let filled = |dates: &Dates| {
            let or = |text: &String, others: [&String; 2]| {
                let other = others.into_iter().find(|other| !other.is_empty());
                if text.is_empty() { other.cloned().unwrap_or_default() } else { text.clone() }
            };
            Dates {
                from: or(&dates.from, [&self.covered.from, &self.eligible.from]),
                until: or(&dates.until, [&self.covered.until, &self.eligible.until]),
            }
        };
        let only_parts = self.covers.iter().all(|(part, _)| *part);
        let counting = self.covers.iter().filter(|(part, _)| only_parts || !part);
        let covers: Vec<Dates> = counting.map(|(_, dates)| filled(dates)).collect();
        // Eight digits are in the order of time; anything else is told as a fault where it is read.
        let today = options.today.strftime("%Y%m%d").to_string();
        let holds = |dates: &&Dates| dates.from <= today && (dates.until.is_empty() || today <= dates.until);
        let best = covers.iter().find(holds).or_else(|| covers.iter().max_by_key(|dates| &dates.from));
        best.cloned().unwrap_or_else(|| filled(&self.covered))
    }
}

impl<R: BufRead> Iterator for People<R> {
    type Item = Read;

    fn next(&mut self) -> Option<Read> {
        while self.state != State::Over {
            match self.step() {
                Ok(None) => {}
                Ok(Some(person)) => return Some(Ok(person.read(&self.options))),
                Err(error) => {
                    self.state = State::Over;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
