//! One fact, field by field, in words.

use care::{Message, Rules};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use library::{Words, question_parts};
use record::Envelope;
use serde_json::{Map, Value};

use super::escaped;

/// What is told above a fact, or around it: its kind, its findings, and why something was decided.
const TOLD: [&str; 2] = ["kind", "findings"];
const TOLD_OF_A_DECISION: [&str; 3] = ["why", "source", "facts"];

/// What the fact says, field by field.
pub(crate) fn content(page: &mut String, words: &Words, rules: &Rules, envelope: &Envelope) {
    if let Some(fields) = envelope.payload.as_object() {
        let measure = fields.get("measure").and_then(Value::as_str);
        let fields = fields.iter().filter(|(name, _)| !TOLD.contains(&name.as_str()));
        let zone = envelope.occurred_at.time_zone();
        Teller { words, rules, measure, zone }.fields(page, "", fields.collect());
        page.push('\n');
    }
}

struct Teller<'a> {
    words: &'a Words,
    rules: &'a Rules,
    /// The questionnaire that was answered, if it is about one.
    measure: Option<&'a str>,
    /// The person's, in which moments are told.
    zone: &'a TimeZone,
}

impl Teller<'_> {
    /// Questions in the order in which they are asked; other fields as they are written.
    fn fields(&self, page: &mut String, within: &str, mut fields: Vec<(&String, &Value)>) {
        if within == "answers" {
            let asked: Vec<&str> = match self.measure {
                Some(measure) => {
                    let questionnaire = self.rules.questionnaires.iter().find(|one| one.id == measure);
                    questionnaire.iter().flat_map(|one| &one.items).map(|item| item.id.as_str()).collect()
                }
                None => self.rules.screening.questions.iter().map(|question| question.id.as_str()).collect(),
            };
            fields.sort_by_key(|(name, _)| asked.iter().position(|id| id == name).unwrap_or(usize::MAX));
        }
        let exercise =
            fields.iter().find(|(name, _)| *name == "exercise").and_then(|(_, value)| value.as_str());
        // Answers within answers need no heading of their own.
        let (same, fields): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(name, value)| *name == within && value.is_object());
        page.push_str("<dl>");
        for (name, value) in fields {
            if within == "decision" && TOLD_OF_A_DECISION.contains(&name.as_str()) {
                continue;
            }
            page.push_str(&format!("<dt>{}</dt><dd>", escaped(&self.label(within, name))));
            self.value(page, name, exercise, value);
            page.push_str("</dd>");
        }
        page.push_str("</dl>");
        for (name, value) in same {
            self.value(page, name, exercise, value);
        }
    }

    /// The question, where a field is the answer to one; else what the field is called.
    fn label(&self, within: &str, name: &str) -> String {
        if within == "answers" {
            if let Some(question) = self.rules.screening.question(name) {
                return in_one_line(&self.words.text(&question.text));
            }
            let item = self.measure.map(|measure| format!("questionnaire-{measure}-{name}"));
            if let Some(item) = item.filter(|item| self.words.has(item)) {
                return self.words.text(&item);
            }
        }
        let field = format!("record-field-{}", name.replace('_', "-"));
        if self.words.has(&field) { self.words.text(&field) } else { name.replace(['_', '-'], " ") }
    }

    fn value(&self, page: &mut String, name: &str, exercise: Option<&str>, value: &Value) {
        let words = self.words;
        match value {
            Value::Null if name == "disposition" => page.push_str(&escaped(&words.text("record-value-open"))),
            Value::Null => page.push_str(&escaped(&words.text("record-nothing"))),
            Value::Bool(yes) => {
                page.push_str(&escaped(&words.text(if *yes { "record-yes" } else { "record-no" })));
            }
            Value::Number(number) => page.push_str(&number.to_string()),
            Value::String(text) => page.push_str(&escaped(&self.said(name, exercise, text))),
            Value::Array(all) if all.is_empty() => page.push_str(&escaped(&words.text("record-nothing"))),
            Value::Array(all) => {
                page.push_str("<ul>");
                for one in all {
                    page.push_str("<li>");
                    self.value(page, name, exercise, one);
                    page.push_str("</li>");
                }
                page.push_str("</ul>");
            }
            Value::Object(fields) => match message(words, fields) {
                Some(said) => page.push_str(&escaped(&said)),
                None => self.fields(page, name, fields.iter().collect()),
            },
        }
    }

    /// A text of the record in words, where it is a name of ours; else as it stands.
    fn said(&self, field: &str, exercise: Option<&str>, text: &str) -> String {
        let own = match field {
            "exercise" | "instead_of" => match self.rules.catalogue.exercise(text) {
                Some(exercise) => exercise.name.clone(),
                None => text.to_owned(),
            },
            "level" => format!("exercise-{}-level-{text}", exercise.unwrap_or_default()),
            "constraints" => format!("constraint-{text}"),
            "lesson" => format!("lesson-{text}-title"),
            "measure" => format!("questionnaire-{text}-title"),
            "disposition" => format!("page-about-disposition-{text}"),
            "country" => format!("country-{text}"),
            "equipment" => format!("page-intake-has-{text}"),
            "goals" => format!("page-intake-goal-{text}"),
            // What the camera could not see, or what it said.
            "fault" => text.to_owned(),
            "reason" if self.words.has(text) => text.to_owned(),
            "reason" => format!("page-progress-stopped-{text}"),
            // The choices of a question stand behind it.
            _ => match self.rules.screening.question(field) {
                Some(question) => format!("{}-{text}", question.text),
                None => format!("record-value-{text}"),
            },
        };
        // What a person wrote themselves is never taken for a name of ours.
        let is_theirs = ["name", "note", "provider", "by", "account"].contains(&field);
        if is_theirs {
            return text.to_owned();
        }
        if self.words.has(&own) { self.words.text(&own) } else { self.moment(text) }
    }

    /// A moment as people write it, to the minute, where they are; anything else as it stands.
    fn moment(&self, text: &str) -> String {
        let moment = text.parse::<Timestamp>().map(|moment| moment.to_zoned(self.zone.clone()));
        moment.map_or_else(|_| text.to_owned(), |moment| moment.strftime("%Y-%m-%d %H:%M").to_string())
    }
}

/// A question with its parts, which the check shows as a list.
fn in_one_line(question: &str) -> String {
    let (asked, parts) = question_parts(question);
    if parts.is_empty() { asked.to_owned() } else { format!("{asked} {}", parts.join("; ")) }
}

/// A message is told in words.
fn message(words: &Words, fields: &Map<String, Value>) -> Option<String> {
    let message: Message = serde_json::from_value(Value::Object(fields.clone())).ok()?;
    words.has(&message.id).then(|| words.message(&message))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use library::{Language, Library};

    use super::*;

    fn told(library: &Library, language: Language, envelope: &Envelope) -> String {
        let mut page = String::new();
        content(&mut page, library.words(language), &library.rules(), envelope);
        page
    }

    fn names(page: &str) -> Vec<&str> {
        page.split("<dt>").skip(1).filter_map(|rest| rest.split('<').next()).collect()
    }

    /// One event of each kind, as `record` writes it.
    fn events() -> Vec<Envelope> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../record/tests/golden/next");
        let files = fs::read_dir(folder).expect("the goldens").map(|file| file.expect("a golden").path());
        files
            .map(|path| serde_json::from_slice(&fs::read(path).expect("it is read")).expect("an event"))
            .collect()
    }

    #[test]
    fn every_field_has_words() {
        let library = Library::load().expect("the library");
        for language in Language::ALL {
            // Who has read the record is told elsewhere.
            for envelope in events().iter().filter(|envelope| envelope.kind != "record-read") {
                let page = told(&library, language, envelope);
                // Questions that were asked once and are not any more have nothing but their id.
                let raw =
                    names(&page).into_iter().filter(|name| name.starts_with(|one: char| one.is_lowercase()));
                let raw: Vec<&str> = raw.filter(|name| !ASKED_ONCE.contains(name)).collect();
                assert_eq!(raw, [""; 0], "{} in {language}: {page}", envelope.kind);
            }
        }
    }

    const ASKED_ONCE: [&str; 4] = ["cancer ever", "nerve", "recent fracture or surgery", "under 18"];

    #[test]
    fn questions_stand_in_the_order_in_which_they_are_asked() {
        let library = Library::load().expect("the library");
        let mut envelope = events().into_iter().find(|one| one.kind == "screened").expect("a screening");
        envelope.payload["answers"]["answers"] =
            serde_json::json!({ "breathless": false, "chest-pain": false, "inflammatory": ["wakes"] });
        let page = told(&library, Language::En, &envelope);
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} in {page}"));
        let question = |id: &str| escaped(&library.words(Language::En).text(&format!("check-{id}")));
        let first_part =
            |id: &str| question(id).lines().nth(1).expect("parts").trim_start_matches(['•', ' ']).to_owned();
        assert!(at(&first_part("chest-pain")) < at(&first_part("breathless")));
        assert!(!page.contains("<dd>nothing</dd>"), "{page}");
        assert!(page.contains("It wakes me in the second half of the night"), "{page}");
        let first = question("chest-pain");
        let parts = "Do you have any of these? pain, pressure or tightness in your chest, now or with effort; pain that spreads";
        assert!(page.contains(parts) && !page.contains(&first), "{page}");
        assert_eq!(page.matches("<dt>Answers</dt>").count(), 1, "{page}");
    }

    #[test]
    fn moments_are_told_where_the_person_is() {
        let library = Library::load().expect("the library");
        let mut envelope = events().into_iter().find(|one| one.kind == "locked").expect("a lock");
        envelope.occurred_at = "2026-11-26T18:09:00+01:00[Europe/Paris]".parse().expect("a moment");
        envelope.payload["since"] = "2026-11-26T17:09:16.4009Z".into();
        let page = told(&library, Language::En, &envelope);
        assert!(page.contains("<dd>2026-11-26 18:09</dd>"), "{page}");
    }
}
