//! A person's whole record as a file to take along: as data, and as a page that needs nothing else.
//!
//! Both are the same for whoever asks: the person in their browser, or who runs Dorsal on the command line. Nothing is left out,
//! and nothing is added but words. It knows no storage and no clock.

mod field;

use std::fmt::Write as _;

use care::{Event, Finding, Message, Reader, Rules, What};
use data_encoding::BASE64;
use library::Words;
use record::{Actor, Content, Envelope, Loaded, Noted, ReadBy};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// One recording of landmarks, as the exported record tells of it.
#[derive(Debug, Serialize)]
pub struct Exported {
    /// Place of the event that keeps it.
    pub event: u64,
    /// Its id.
    pub recording: Uuid,
    /// `whole`, `expired`, `forgotten`, `missing` or `damaged`.
    pub state: &'static str,
    /// Where it is: a path from the record's own file, or an address that holds all of it.
    pub file: Option<String>,
}

impl Exported {
    /// What there is of a recording; `put` stores one that is whole, and answers where.
    ///
    /// # Errors
    /// Those of `put`.
    pub fn of<E>(
        noted: &Noted<'_>,
        content: Option<Content>,
        put: impl FnOnce(&[u8]) -> Result<String, E>,
    ) -> Result<Self, E> {
        let (state, file) = match content {
            Some(Content::Whole(bytes)) => ("whole", Some(put(&bytes)?)),
            Some(Content::Expired) => ("expired", None),
            Some(Content::Forgotten) => ("forgotten", None),
            Some(Content::Damaged) => ("damaged", None),
            Some(Content::Missing) | None => ("missing", None),
        };
        Ok(Self { event: noted.seq, recording: noted.recording.recording, state, file })
    }

    /// The name of its file.
    pub fn name(&self) -> String {
        name(self.recording)
    }
}

/// The name of a recording's file; `dorsal analyze` reads it.
pub fn name(recording: Uuid) -> String {
    format!("{recording}.dorsal")
}

/// An address that holds all of a recording, so that one file is enough to take everything along (RFC 2397).
pub fn inside(bytes: &[u8]) -> String {
    format!("data:application/octet-stream;base64,{}", BASE64.encode(bytes))
}

/// The record as JSON, with its recordings and who else has read it.
///
/// # Errors
/// If an event cannot be written as JSON, which no event of ours does.
pub fn data(person: Uuid, loaded: &Loaded, recordings: &[Exported]) -> Result<String, serde_json::Error> {
    let read_by: Vec<Value> = loaded.read_by().map(entry).collect();
    let record = json!({
        "format": 1,
        "record": person,
        "events": loaded.envelopes,
        "read_by": read_by,
        "recordings": recordings,
    });
    Ok(serde_json::to_string_pretty(&record)? + "\n")
}

/// Text that stands for itself in HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1b2b2a;\
    background:#fff}h1,h2{line-height:1.2}article{border-top:1px solid #b9c6c4;padding:.5rem 0 1rem}.quiet{color:#4a5b59}\
    dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.1rem 1rem;margin:.3rem 0}dt{color:#4a5b59}dd{margin:0}\
    ul{margin:.2rem 0;padding-left:1.2rem}@media print{article{break-inside:avoid}}";

/// One reading, as data.
fn entry(read: ReadBy<'_>) -> Value {
    let Reader { role, name, account } = read.reader;
    json!({ "at": read.at, "role": role, "name": name, "account": account, "for": read.reading, "reason": read.reason })
}

/// Who else has read the record, when and what for.
fn readings(page: &mut String, words: &Words, loaded: &Loaded) {
    let say = |id: &str| escaped(&words.text(id));
    let _ = write!(page, "<h2>{}</h2>\n<p>{}</p>\n<ul>\n", say("record-read-title"), say("record-read-lead"));
    for read in loaded.read_by() {
        let Reader { role, name, account } = read.reader;
        let role = format!("record-by-{}", role.name());
        // What they call themselves, and the account that they used where it is another.
        let account = Some(account).filter(|account| !account.is_empty() && *account != name);
        let account = account.map_or_else(String::new, |account| format!(" ({account})"));
        let _ = writeln!(
            page,
            "<li>{}: {}, {}{}: {}{}</li>",
            read.at.strftime("%Y-%m-%d %H:%M"),
            say(&role),
            escaped(name),
            escaped(&account),
            say(&format!("record-read-for-{}", read.reading.name())),
            if read.reason.is_empty() { String::new() } else { format!(" ({})", escaped(read.reason)) }
        );
    }
    page.push_str("</ul>\n");
}

/// The record as a page: each fact with what it says, and each decision with its explanation. `today` is the day on which it is
/// written.
pub fn page(
    words: &Words,
    rules: &Rules,
    person: Uuid,
    (loaded, kept): (&Loaded, &[Exported]),
    today: &str,
) -> String {
    let say = |id: &str| escaped(&words.text(id));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>{}</p>\n<p class=\"quiet\">{} {person} · {}</p>\n",
        words.language(),
        say("record-lead"),
        say("record-id"),
        escaped(&words.with("record-written", &[("day", today.into())])),
        title = say("record-title"),
    );
    readings(&mut page, words, loaded);
    tell(&mut page, words, kept);
    for (seq, (envelope, fact)) in (1..).zip(loaded.envelopes.iter().zip(&loaded.facts)) {
        // Readings were told above.
        if matches!(fact.what, What::Event(Event::RecordRead { .. })) {
            continue;
        }
        let by = match envelope.actor {
            Actor::Person => "record-by-person",
            Actor::Clinician => "record-by-clinician",
            Actor::Operator => "record-by-operator",
            Actor::Rule => "record-by-rule",
        };
        let (heading, event) = match &fact.what {
            What::Event(event) => (say(&format!("record-kind-{}", event.kind())), Some(event)),
            What::Unknown { .. } => (say("record-unknown"), None),
        };
        let at = envelope.occurred_at.strftime("%Y-%m-%d %H:%M");
        let _ = write!(
            page,
            "<article id=\"e{seq}\">\n<h2>{seq}. {heading}</h2>\n<p class=\"quiet\">{at} · {}</p>\n",
            say(by)
        );
        if let Some(event) = event {
            explanation(&mut page, words, event);
        }
        field::content(&mut page, words, rules, envelope);
        page.push_str("</article>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// Why: the rules that applied, in words, with their sources.
fn explanation(page: &mut String, words: &Words, event: &Event) {
    let mut because = |why: &Message, source: &str, facts: &[u64]| {
        let _ = write!(
            page,
            "<p><strong>{}</strong>: {}<br>\n<span class=\"quiet\">{}",
            escaped(&words.text("record-because")),
            escaped(&words.message(why)),
            escaped(&words.with("record-source", &[("source", source.into())]))
        );
        if !facts.is_empty() {
            let facts: Vec<String> = facts.iter().map(u64::to_string).collect();
            let rests = words.with("record-rests-on", &[("facts", facts.join(", ").into())]);
            let _ = write!(page, " {}", escaped(&rests));
        }
        page.push_str("</span></p>\n");
    };
    let mut findings = |all: &[Finding]| {
        all.iter().for_each(|finding| because(&finding.why, &finding.provenance.source, &[]));
    };
    match event {
        Event::Screened { findings: all, .. } => findings(all),
        Event::Locked { lock } => findings(&lock.findings),
        Event::Decided { decision, .. } => {
            because(&decision.why, &decision.provenance.source, &decision.facts);
        }
        _ => {}
    }
}

/// What one entry of a record says, as a piece of a page: why, and field by field.
pub fn told(words: &Words, rules: &Rules, envelope: &Envelope) -> String {
    let mut piece = String::new();
    if let What::Event(event) = record::decode(envelope).what {
        explanation(&mut piece, words, &event);
    }
    field::content(&mut piece, words, rules, envelope);
    piece
}

/// Tells of them on the page.
fn tell(page: &mut String, words: &Words, all: &[Exported]) {
    if all.is_empty() {
        return;
    }
    let say = |id: &str| escaped(&words.text(id));
    let _ = write!(
        page,
        "<h2>{}</h2>\n<p>{}</p>\n<ul>\n",
        say("record-recordings-title"),
        say("record-recordings-lead")
    );
    for one in all {
        let _ = match &one.file {
            Some(file) => writeln!(
                page,
                "<li><a href=\"#e{0}\">{0}</a>: <a href=\"{1}\" download=\"{2}\">{2}</a></li>",
                one.event,
                escaped(file),
                one.name()
            ),
            None => {
                let state = say(&format!("record-recording-{}", one.state));
                writeln!(page, "<li><a href=\"#e{0}\">{0}</a>: {state}</li>", one.event)
            }
        };
    }
    page.push_str("</ul>\n");
}
