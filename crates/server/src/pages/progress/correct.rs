//! What the person said about a session, what they had said before they corrected it, and the form to correct it.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, After, Correction, Event, MAX_REPETITIONS, SessionSummary, What};
use jiff::Zoned;
use maud::{Markup, html};
use record::Loaded;

use super::numbered;
use crate::app::App;
use crate::binding::Owner;
use crate::dates;
use crate::pages::check::{Fields, command, hidden_command};
use crate::problem::Problem;

/// What was said about one session.
#[derive(Debug, Clone, Default, PartialEq)]
struct Said {
    /// At its end.
    after: Option<u8>,
    peak: Option<u8>,
    effort: Option<u8>,
    repetitions: Option<u32>,
    /// Some time later.
    later: Option<u8>,
    morning: Option<u8>,
}

/// The values in their order: name in the form, name in words, greatest value, and the value.
type Row = (&'static str, &'static str, u32, Option<u32>);

impl Said {
    fn of(session: &SessionSummary) -> Self {
        Self {
            after: session.pain_after,
            peak: session.pain_peak,
            effort: session.effort,
            repetitions: session.repetitions_said,
            later: session.pain_later,
            morning: session.pain_morning,
        }
    }

    fn rows(&self) -> [Row; 6] {
        let wide = |value: Option<u8>| value.map(u32::from);
        [
            ("pain", "page-progress-one-after", 10, wide(self.after)),
            ("peak", "page-progress-one-peak", 10, wide(self.peak)),
            ("effort", "page-progress-effort", 10, wide(self.effort)),
            ("repetitions", "page-progress-one-reps", MAX_REPETITIONS, self.repetitions),
            ("later", "page-progress-one-later", 10, wide(self.later)),
            ("morning", "page-progress-one-morning", 10, wide(self.morning)),
        ]
    }
}

/// What was said first and then corrected: the time of each correction, and what stood until then.
struct History {
    before: Vec<(Zoned, Said)>,
    /// The fact that says how the session ended, and those that say how much it hurt later.
    end: Option<u64>,
    moments: BTreeMap<u64, After>,
}

fn history(loaded: &Loaded, session: &SessionSummary) -> History {
    let mut history = History { before: Vec::new(), end: None, moments: BTreeMap::new() };
    let mut said = Said::default();
    for (fact, seq) in loaded.facts.iter().zip(1u64..).filter(|(_, seq)| session.facts.contains(seq)) {
        let What::Event(event) = &fact.what else { continue };
        match event {
            Event::SessionEnded { pain, peak, effort, repetitions_said, .. } => {
                history.end.get_or_insert(seq);
                said.after = said.after.or(*pain);
                said.peak = said.peak.or(*peak);
                said.effort = said.effort.or(*effort);
                said.repetitions = said.repetitions.or(*repetitions_said);
            }
            Event::Stopped { .. } => _ = history.end.get_or_insert(seq),
            Event::PainAfter { moment, pain, .. } => {
                history.moments.insert(seq, *moment);
                match moment {
                    After::HalfHour => said.later = said.later.or(Some(*pain)),
                    After::Morning => said.morning = said.morning.or(Some(*pain)),
                }
            }
            Event::Corrected { fact: place, correction } => {
                history.before.push((fact.occurred_at.clone(), said.clone()));
                match correction {
                    Correction::SessionEnded { pain, peak, effort, repetitions_said } => {
                        (said.after, said.peak, said.effort) = (*pain, *peak, *effort);
                        said.repetitions = *repetitions_said;
                    }
                    Correction::PainAfter { pain } => match history.moments.get(place) {
                        Some(After::HalfHour) => said.later = Some(*pain),
                        Some(After::Morning) => said.morning = Some(*pain),
                        None => {}
                    },
                    Correction::MeasureAnswered { .. } => {}
                }
            }
            _ => {}
        }
    }
    history
}

/// What the person said, what they had said before, and the form.
pub fn said(app: &App, loaded: &Loaded, number: usize, session: &SessionSummary) -> Markup {
    let words = app.words();
    let now = Said::of(session);
    let history = history(loaded, session);
    let correctable = |name: &str| match name {
        "later" => history.moments.values().any(|moment| *moment == After::HalfHour),
        "morning" => history.moments.values().any(|moment| *moment == After::Morning),
        _ => history.end.is_some(),
    };
    let rows: Vec<Row> = now.rows().into_iter().filter(|(name, ..)| correctable(name)).collect();
    let after: Vec<&Said> = history.before.iter().skip(1).map(|(_, said)| said).chain([&now]).collect();
    html! {
        section.card.stack {
            h2 { (words.text("page-progress-one-said")) }
            dl.numbers {
                div {
                    dt { (words.text("page-progress-pain")) }
                    dd.pain {
                        (session.ticket.pain_before) " → "
                        @match session.pain_after {
                            Some(after) => (after),
                            None => small { (words.text("page-progress-pain-after-missing")) },
                        }
                    }
                }
                @for (_, name, _, value) in now.rows().iter().skip(1) {
                    @if let Some(value) = value { div { dt { (words.text(name)) } dd { (value) } } }
                }
            }
            @for ((at, before), after) in history.before.iter().zip(after) {
                p.small.corrected {
                    (words.with(
                        "page-progress-one-first",
                        &[
                            ("day", dates::day(words, at.date()).into()),
                            ("before", differing(app, before, after).into()),
                        ],
                    ))
                }
            }
            @if !rows.is_empty() {
                details {
                    summary { (words.text("page-progress-correct-heading")) }
                    form.correct method="post" action=(format!("/progress/{number}")) {
                        (hidden_command(app))
                        p.small { (words.text("page-progress-correct-lead")) }
                        @for (name, label, most, value) in rows { (field(app, name, label, most, value)) }
                        div.actions { button.button type="submit" { (words.text("page-progress-correct-send")) } }
                    }
                }
            }
        }
    }
}

fn field(app: &App, name: &str, label: &str, most: u32, value: Option<u32>) -> Markup {
    let words = app.words();
    html! {
        label.field {
            (words.text(label))
            @if most <= 10 {
                select name=(name) {
                    // Pain some time later was said, or there is nothing to correct.
                    @if !matches!(name, "later" | "morning") {
                        option value="" selected[value.is_none()] { (words.text("page-progress-correct-empty")) }
                    }
                    @for step in 0..=most { option value=(step) selected[value == Some(step)] { (step) } }
                }
            } @else {
                input type="number" inputmode="numeric" name=(name) min="0" max=(most) value=[value];
            }
        }
    }
}

/// What was said before, where it is another than afterwards.
fn differing(app: &App, before: &Said, after: &Said) -> String {
    let words = app.words();
    let rows = before.rows().into_iter().zip(after.rows());
    let other = rows.filter(|((.., before), (.., after))| before != after).map(|((_, name, _, value), _)| {
        let value = value.map_or_else(|| words.text("page-progress-one-not-said"), |value| value.to_string());
        format!("{} {value}", words.text(name).to_lowercase())
    });
    other.collect::<Vec<_>>().join(", ")
}

/// `POST /progress/{number}`: what was meant.
pub async fn correct(
    app: App,
    number: Result<Path<usize>, PathRejection>,
    Owner(person, loaded): Owner,
    Fields(fields): Fields,
) -> Response {
    let wanted = number.ok().map(|Path(number)| number);
    let found = numbered(&loaded).into_iter().find(|(number, _)| Some(*number) == wanted);
    let Some((number, session)) = found else { return Problem::NotFound.respond(&app, false) };
    let Some(corrections) = corrections(&loaded, session, &fields) else {
        return Problem::Unreadable.respond(&app, false);
    };
    for (part, fact, correction) in corrections {
        let mut fields = fields.clone();
        // Each is a command of its own; sent twice it is the same one.
        fields.insert("part".to_owned(), part.to_owned());
        let action = Action::Correct { fact, correction };
        if let Err(error) = app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
            return Problem::from(error).respond(&app, false);
        }
    }
    Redirect::to(&format!("/progress/{number}")).into_response()
}

/// What differs from what stands; none where something is no number.
fn corrections(
    loaded: &Loaded,
    session: &SessionSummary,
    fields: &BTreeMap<String, String>,
) -> Option<Vec<(&'static str, u64, Correction)>> {
    let now = Said::of(session);
    let history = history(loaded, session);
    let number = |name: &str, stands: Option<u32>| match fields.get(name).map(|text| text.trim()) {
        None => Some(stands),
        Some("") => Some(None),
        Some(text) => text.parse().ok().map(Some),
    };
    let small = |name: &str, stands: Option<u8>| match number(name, stands.map(u32::from))? {
        None => Some(None),
        Some(value) => u8::try_from(value).ok().map(Some),
    };
    let said = Said {
        after: small("pain", now.after)?,
        peak: small("peak", now.peak)?,
        effort: small("effort", now.effort)?,
        repetitions: number("repetitions", now.repetitions)?,
        later: small("later", now.later)?,
        morning: small("morning", now.morning)?,
    };
    let mut corrections = Vec::new();
    let end = Said { later: now.later, morning: now.morning, ..said.clone() };
    if let Some(fact) = history.end.filter(|_| end != now) {
        let correction = Correction::SessionEnded {
            pain: said.after,
            peak: said.peak,
            effort: said.effort,
            repetitions_said: said.repetitions,
        };
        corrections.push(("end", fact, correction));
    }
    for (part, wanted, meant, stands) in [
        ("later", After::HalfHour, said.later, now.later),
        ("morning", After::Morning, said.morning, now.morning),
    ] {
        let fact = history.moments.iter().find(|(_, moment)| **moment == wanted).map(|(fact, _)| *fact);
        if let Some((fact, pain)) = fact.zip(meant.filter(|_| meant != stands)) {
            corrections.push((part, fact, Correction::PainAfter { pain }));
        }
    }
    Some(corrections)
}
