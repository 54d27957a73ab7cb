//! A person's reminders as a calendar file (RFC 5545). It says when, and nothing about whom or what for.

use care::Reminder;
use jiff::civil::Date;
use jiff::{Timestamp, tz};

/// Longest line in octets, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// What a calendar needs to know.
pub struct Calendar<'a> {
    /// Title of the calendar and of each event: neutral, because calendars are shared and shown on locked screens.
    pub title: &'a str,
    /// When it reminds; none for an empty calendar.
    pub reminder: Option<&'a Reminder>,
    /// The day on which this was set.
    pub set_on: Date,
    /// Stays the same while the record lives, so that a newer file takes the place of an older one.
    pub uid: &'a str,
    /// Grows with each change.
    pub sequence: u64,
    /// Now.
    pub stamp: Timestamp,
}

impl Calendar<'_> {
    /// The file.
    pub fn to_text(&self) -> String {
        let title = escaped(self.title);
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Personal//Calendar 1//EN".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            format!("NAME:{title}"),
            format!("X-WR-CALNAME:{title}"),
            // Asking once a day is enough.
            "REFRESH-INTERVAL;VALUE=DURATION:P1D".to_owned(),
            "X-PUBLISHED-TTL:P1D".to_owned(),
        ];
        match self.reminder {
            Some(reminder) => lines.extend(self.event(reminder, &title)),
            // A calendar must hold something (3.6); a time zone is shown by no programme.
            None => lines.extend(
                [
                    "BEGIN:VTIMEZONE",
                    "TZID:UTC",
                    "BEGIN:STANDARD",
                    "DTSTART:19700101T000000",
                    "TZOFFSETFROM:+0000",
                    "TZOFFSETTO:+0000",
                    "END:STANDARD",
                    "END:VTIMEZONE",
                ]
                .map(str::to_owned),
            ),
        }
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| folded(line)).collect()
    }

    fn event(&self, reminder: &Reminder, title: &str) -> Vec<String> {
        let on = |date: &Date| {
            let day = date.weekday().to_monday_one_offset();
            reminder.days.iter().any(|other| i8::try_from(*other) == Ok(day))
        };
        // The first event must be one that the rule makes.
        let first = self.set_on.series(jiff::ToSpan::days(1)).take(7).find(on).unwrap_or(self.set_on);
        let stamp = self.stamp.to_zoned(tz::TimeZone::UTC);
        vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", self.uid),
            format!("DTSTAMP:{}", stamp.strftime("%Y%m%dT%H%M%SZ")),
            // Without a zone: half past six is half past six, wherever the person is.
            format!("DTSTART:{}T{}", first.strftime("%Y%m%d"), reminder.at.strftime("%H%M%S")),
            format!("DURATION:PT{}M", reminder.minutes),
            format!("RRULE:FREQ=WEEKLY;BYDAY={}", by_day(reminder)),
            format!("SEQUENCE:{}", self.sequence),
            format!("SUMMARY:{title}"),
            "CLASS:PRIVATE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{title}"),
            "TRIGGER:PT0S".to_owned(),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
        ]
    }
}

fn by_day(reminder: &Reminder) -> String {
    let name = |day: &u8| match day {
        1 => "MO",
        2 => "TU",
        3 => "WE",
        4 => "TH",
        5 => "FR",
        6 => "SA",
        _ => "SU",
    };
    reminder.days.iter().map(name).collect::<Vec<_>>().join(",")
}

/// A text value (3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            other => out.push(other),
        }
    }
    out
}

/// A line with its end, broken where it is too long, and never inside of a letter.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::{date, time};

    use super::*;

    fn reminder(days: &[u8]) -> Reminder {
        Reminder {
            days: days.iter().copied().collect(),
            at: time(18, 30, 0, 0),
            minutes: 20,
            language: "en".to_owned(),
        }
    }

    fn text(title: &str, reminder: Option<&Reminder>) -> String {
        let stamp = Timestamp::from_second(1_795_000_000).expect("a time");
        Calendar { title, reminder, set_on: date(2026, 11, 24), uid: "a1b2", sequence: 7, stamp }.to_text()
    }

    /// Reads a file as RFC 5545 says: lines end with CRLF and are at most 75 octets long, a line that begins with a space goes on
    /// with the one before, what begins ends. The properties by component.
    fn parse(text: &str) -> BTreeMap<String, Vec<(String, String)>> {
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
        let mut lines: Vec<String> = Vec::new();
        for line in text.strip_suffix("\r\n").expect("an end").split("\r\n") {
            assert!(line.len() <= 75 && !line.is_empty(), "{line}");
            match line.strip_prefix(' ') {
                Some(more) => lines.last_mut().expect("a line before").push_str(more),
                None => lines.push(line.to_owned()),
            }
        }
        let (mut open, mut found) = (Vec::<String>::new(), BTreeMap::<_, Vec<_>>::new());
        for line in lines {
            let (name, value) = line.split_once(':').expect("a name and a value");
            match name {
                "BEGIN" => open.push(value.to_owned()),
                "END" => assert_eq!(open.pop().as_deref(), Some(value)),
                _ => found
                    .entry(open.last().expect("inside of something").clone())
                    .or_default()
                    .push((name.to_owned(), value.to_owned())),
            }
        }
        assert!(open.is_empty());
        found
    }

    fn value<'a>(found: &'a BTreeMap<String, Vec<(String, String)>>, part: &str, name: &str) -> &'a str {
        let all: Vec<_> = found[part].iter().filter(|(other, _)| other == name).collect();
        assert_eq!(all.len(), 1, "{name} is there once");
        &all[0].1
    }

    #[test]
    fn a_calendar_reads_back_as_it_was_meant() {
        let found = parse(&text("Time for yourself", Some(&reminder(&[1, 3, 5]))));
        let check = |part: &str, name: &str, expected: &str| assert_eq!(value(&found, part, name), expected);
        check("VCALENDAR", "VERSION", "2.0");
        check("VEVENT", "UID", "a1b2");
        check("VEVENT", "SUMMARY", "Time for yourself");
        // Tuesday was set; Wednesday is the first of its days.
        check("VEVENT", "DTSTART", "20261125T183000");
        check("VEVENT", "DURATION", "PT20M");
        check("VEVENT", "RRULE", "FREQ=WEEKLY;BYDAY=MO,WE,FR");
        check("VEVENT", "SEQUENCE", "7");
        check("VALARM", "ACTION", "DISPLAY");
        check("VALARM", "TRIGGER", "PT0S");
        let stamp = value(&found, "VEVENT", "DTSTAMP");
        assert!(stamp.len() == 16 && stamp.ends_with('Z'), "{stamp}");
    }

    #[test]
    fn whatever_the_title_it_is_folded_and_escaped() {
        let title = "Só para mim; devagar, com calma \\ ".repeat(9) + "\nfim é é é";
        let found = parse(&text(&title, Some(&reminder(&[7]))));
        let plain = value(&found, "VEVENT", "SUMMARY").replace("\\n", "\n").replace("\\;", ";");
        assert_eq!(plain.replace("\\,", ",").replace("\\\\", "\\"), title);
        // Each place at which a letter of two octets may meet the end of a line.
        for lead in 0..80 {
            let title = "x".repeat(lead) + &"é".repeat(80);
            assert_eq!(value(&parse(&text(&title, Some(&reminder(&[7])))), "VEVENT", "SUMMARY"), title);
        }
    }

    #[test]
    fn without_a_reminder_it_is_empty_and_still_a_calendar() {
        let found = parse(&text("Time for yourself", None));
        assert!(!found.contains_key("VEVENT") && found.contains_key("VTIMEZONE"));
    }
}
