//! The findings as one page that needs nothing else: styles and plots are inside, and there are no scripts.

use std::fmt::Write;

use export::escaped;

use super::Findings;
use super::plot;
use super::study::{Live, Study};
use super::table;

/// The page.
pub fn page(findings: &Findings) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Dorsal: what the recordings show</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n\
         <h1>What the recordings show</h1>\n<p class=\"quiet\">{}, analysed by Dorsal {}. \
         This page is complete in itself; it may show how somebody moves, so keep it as you keep their record.</p>\n",
        include_str!("page.css"),
        counted(findings.recordings.len(), "recording"),
        env!("CARGO_PKG_VERSION"),
    );
    if !findings.failed.is_empty() {
        page.push_str("<article><h2 class=\"bad\">Not read, or not to the end</h2><ul>");
        for failure in &findings.failed {
            let _ = write!(
                page,
                "<li><strong>{}</strong>: {}</li>",
                escaped(&failure.file),
                escaped(&failure.error)
            );
        }
        page.push_str("</ul></article>\n");
    }
    for (number, study) in findings.recordings.iter().enumerate() {
        article(&mut page, number, study);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// A number of things.
fn counted(n: usize, thing: &str) -> String {
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

fn article(page: &mut String, number: usize, study: &Study) {
    let part = if study.part.is_empty() { String::new() } else { format!(", {}", study.part) };
    let _ = write!(
        page,
        "<article aria-labelledby=\"r{number}\">\n<h2 id=\"r{number}\">{}{}</h2>\n<p class=\"quiet\">{} · {:.1} s · {} · {}</p>\n",
        escaped(&study.file),
        escaped(&part),
        escaped(&study.kind),
        study.seconds,
        counted(study.frames, "frame"),
        if study.exercise == "any" { "no exercise given" } else { &study.exercise },
    );
    facts(page, study);
    live(page, study);
    plots(page, number, study);
    repetitions(page, study);
    if !study.not_seen.is_empty() {
        let _ = writeln!(
            page,
            "<p>Not seen for more than a fifth of the time: {}.</p>",
            escaped(&study.not_seen.join(", "))
        );
    }
    if !study.notes.is_empty() {
        page.push_str("<details><summary>How the file was read</summary><ul>");
        study.notes.iter().for_each(|note| {
            let _ = write!(page, "<li>{}</li>", escaped(note));
        });
        page.push_str("</ul></details>\n");
    }
    page.push_str("</article>\n");
}

fn fact(page: &mut String, name: &str, value: &str, about: &str) {
    let _ = write!(page, "<div><dt>{}</dt><dd>{}", escaped(name), escaped(value));
    if !about.is_empty() {
        let _ = write!(page, "<small>{}</small>", escaped(about));
    }
    page.push_str("</dd></div>\n");
}

fn facts(page: &mut String, study: &Study) {
    page.push_str("<dl>\n");
    fact(page, "Repetitions", &study.repetitions.to_string(), "from the whole recording");
    if let Some(tempo_s) = study.tempo_s {
        fact(page, "Mean tempo", &format!("{tempo_s:.1} s"), "a repetition, there and back");
    }
    if let (Some(range), Some(text)) = (&study.range, table::range(study)) {
        let text = text.strip_prefix(range.signal.as_str()).unwrap_or(&text).trim().to_owned();
        fact(page, "Range", &text, &format!("{}; ± {}", range.signal, range.of));
    }
    if study.hold_s > 0.0 {
        fact(page, "Held", &format!("{:.1} s", study.hold_s), "all holds together");
    }
    if let Some(sparc) = study.sparc {
        fact(
            page,
            "Smoothness",
            &format!("{sparc:.2}").replace('-', "−"),
            "spectral arc length; nearer to zero is smoother",
        );
    }
    fact(page, "Seen", &format!("{:.0} %", 100.0 * study.tracked_share), "of the time");
    page.push_str("</dl>\n");
}

fn live(page: &mut String, study: &Study) {
    if let Some(why) = &study.no_live {
        let _ = writeln!(page, "<p>Not replayed live: {}.</p>", escaped(why));
    }
    let Some(Live { repetitions, correct, hold_s, tier, tracked_share, agrees, unseen, why_none, .. }) =
        &study.live
    else {
        return;
    };
    let tier = format!("{tier:?}").to_lowercase();
    let _ = writeln!(
        page,
        "<p><strong>Live, frame by frame:</strong> {}, {correct} correct, {hold_s:.1} s held, {tier}, {:.0} % seen.{}</p>",
        counted(*repetitions as usize, "repetition"),
        100.0 * tracked_share,
        match agrees {
            Some(true) => " Both counts agree within one.",
            Some(false) => " <span class=\"bad\">The two counts differ by more than one.</span>",
            None => "",
        },
    );
    if let Some(why) = why_none {
        let _ = writeln!(page, "<p>It counted none: {}</p>", escaped(why));
    }
    page.push_str(
        "<p class=\"quiet\">Measured, counted or timed: how much the camera could do. Correct: repetitions without a fault that \
         the exercise names. The counts of the whole recording are of any movement that repeats; the live ones only of the \
         exercise.</p>\n",
    );
    if !unseen.is_empty() {
        let reasons: Vec<_> = unseen.iter().map(|(why, s)| format!("{} ({s:.1} s)", escaped(why))).collect();
        let _ = writeln!(page, "<p>What the live engine missed: {}</p>", reasons.join(" "));
    }
}

fn plots(page: &mut String, number: usize, study: &Study) {
    page.push_str("<div class=\"plots\">\n");
    for (at, drawn) in study.drawn.iter().enumerate() {
        let unit = match drawn.unit {
            "" => String::new(),
            unit => format!(" <span class=\"quiet\">({unit})</span>"),
        };
        let svg = plot::signal(&format!("s{number}-{at}"), drawn, &study.time_s, &study.list, at == 0);
        let _ = writeln!(
            page,
            "<figure><figcaption><h3>{}{unit}</h3></figcaption>{svg}</figure>",
            escaped(&capital(&drawn.name))
        );
        if let (0, false, Some(range)) = (at, study.list.is_empty(), &study.range) {
            let svg = plot::ranges(&format!("g{number}"), &study.list, range);
            let _ = writeln!(
                page,
                "<figure><figcaption><h3>Range of each repetition</h3></figcaption>{svg}</figure>"
            );
        }
    }
    page.push_str("</div>\n");
    if !study.list.is_empty() {
        let holds = if study.hold_s > 0.0 { ", green bars are holds" } else { "" };
        let _ = writeln!(
            page,
            "<p class=\"quiet\">Shaded: repetitions{holds}. Dashed: the middle range, in a band of its error.</p>"
        );
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn repetitions(page: &mut String, study: &Study) {
    if study.list.is_empty() {
        return;
    }
    page.push_str(
        "<details><summary>All repetitions as a table</summary><div class=\"scroll\"><table>\
         <tr><th scope=\"col\">No.</th><th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\">Lasted</th>\
         <th scope=\"col\">Range</th><th scope=\"col\">Held</th><th scope=\"col\">Smoothness</th></tr>",
    );
    let unit = study.range.as_ref().map_or("", |range| range.unit.as_str());
    for (number, one) in study.list.iter().enumerate() {
        let number_or = |value: Option<f64>, unit: &str| {
            value.map_or_else(|| "–".to_owned(), |v| format!("{v:.2}{unit}"))
        };
        let _ = write!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{:.1} s</td><td>{:.1} s</td><td>{:.1} s</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            number + 1,
            one.start_s,
            one.end_s,
            one.end_s - one.start_s,
            number_or(one.range, if unit == "°" { "°" } else { "" }),
            if one.hold_s > 0.0 { format!("{:.1} s", one.hold_s) } else { "–".to_owned() },
            number_or(one.sparc, "").replace('-', "−"),
        );
    }
    page.push_str("</table></div></details>\n");
}
