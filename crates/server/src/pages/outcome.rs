//! What a clear check means for the person: they can start, how, and what somebody should have a look at all the same.

use care::{Arg, Clearance, Disposition, Finding, Message, NO_FLOOR, State, forbids_alone};
use maud::{Markup, html};

use crate::app::App;
use crate::layout::{Place, framed, head};
use crate::pages::advice::source;
use crate::pages::check::onward;

/// The page after a clear check; `slug`: the exercise that the person is on the way to.
pub fn outcome(app: &App, state: &State, clearance: &Clearance, slug: Option<&str>) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let seated = state.constraints().contains(NO_FLOOR);
    let (title, lead) = match (clearance.easiest, seated) {
        (true, _) => ("advice-open-easiest-title", "advice-open-easiest"),
        (false, true) => ("advice-open-seated-title", "advice-open-seated"),
        (false, false) => ("advice-open-title", "advice-open"),
    };
    let against = slug.and_then(|slug| not_this(app, state, slug));
    let next = match onward(state, slug.filter(|_| against.is_none())) {
        to if to == "/intake" => ("advice-open-next-intake", "advice-open-intake", to),
        to => ("advice-open-next", "advice-open-go", to),
    };
    let title = text(title);
    let (advised, remarks): (Vec<_>, Vec<_>) = state.remarks().partition(|one| is_advice(one));
    let body = html! {
        div.page.narrow data-disposition="open" {
            div.stack {
                h1 { (title) }
                p.lead { (text(lead)) }
            }
            @if let Some(against) = &against { p.notice { (against) } }
            @if !advised.is_empty() { (advice(app, &advised)) }
            @if !remarks.is_empty() {
                section.stack {
                    h2 { (text("advice-open-noted")) }
                    ul.plain { @for finding in remarks { (because(app, finding)) } }
                }
            }
            section.stack {
                p { (text(next.0)) }
                div.actions { a.button href=(next.2) { (text(next.1)) } }
                p.small { (text("advice-open-stop")) }
            }
        }
    };
    let head = head(&title, None, &["app.css", "start.css"], &["app.js"]);
    framed(app, &head, Place::Today, &html! { main #content tabindex="-1" { (body) } })
}

/// Why an exercise is not for the person on its own, if so.
fn not_this(app: &App, state: &State, slug: &str) -> Option<String> {
    let exercise = app.rules.catalogue.exercise(slug)?;
    let constraint = forbids_alone(state, exercise)?;
    let why = Message::new("advice-open-not-this")
        .with("exercise", Arg::words(exercise.name.clone()))
        .with("constraint", Arg::words(format!("constraint-{constraint}")));
    Some(app.words().message(&why))
}

/// True for what closes nothing and should be looked at all the same.
pub fn is_advice(finding: &Finding) -> bool {
    finding.disposition == Some(Disposition::Advice)
}

/// The advice to have something looked at beside the exercises, with what to say there.
fn advice(app: &App, findings: &[&Finding]) -> Markup {
    html! {
        section.notice.stack aria-labelledby="advised" data-disposition="advice" {
            h2 #advised { (app.words().text("advice-advice-title")) }
            (advice_text(app, findings))
        }
    }
}

/// The same for every day: its title, and the rest for whoever wants to read it again.
pub fn advice_again(app: &App, findings: &[&Finding]) -> Markup {
    html! {
        details.notice data-disposition="advice" {
            summary { (app.words().text("advice-advice-title")) }
            div.stack { (advice_text(app, findings)) }
        }
    }
}

fn advice_text(app: &App, findings: &[&Finding]) -> Markup {
    let words = app.words();
    html! {
        p { (words.text("advice-advice")) }
        p { em { (words.text("advice-advice-say")) } }
        ul.plain { @for finding in findings { (because(app, finding)) } }
    }
}

/// One finding with the rule's source and how well it is founded.
fn because(app: &App, finding: &Finding) -> Markup {
    let words = app.words();
    html! {
        li data-rule=(finding.rule) {
            (words.message(&finding.why))
            (source(words, &finding.provenance))
        }
    }
}
