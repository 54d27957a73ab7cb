//! The findings as a table of text.

use super::study::Study;

/// What each column is called.
const COLUMNS: [&str; 11] = [
    "file",
    "kind",
    "length",
    "exercise",
    "repetitions",
    "correct",
    "tempo",
    "range",
    "held",
    "seen",
    "not seen",
];

/// The table, with a line per recording; nothing for none.
pub fn table(studies: &[Study]) -> String {
    if studies.is_empty() {
        return String::new();
    }
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    rows.extend(studies.iter().map(row));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<_> = (0..COLUMNS.len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:width$}")).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn row(study: &Study) -> [String; COLUMNS.len()] {
    let live = study.live.as_ref();
    let repetitions = match live {
        Some(live) if !live.repeats => {
            format!("{} (live: {} is not counted)", study.repetitions, study.exercise)
        }
        Some(live) if live.repetitions == 0 && study.repetitions > 0 => {
            format!("{} (of any movement; live 0 of {}: differ)", study.repetitions, study.exercise)
        }
        Some(live) if live.agrees == Some(false) => {
            format!("{} (live {}: differ)", study.repetitions, live.repetitions)
        }
        Some(live) => format!("{} (live {})", study.repetitions, live.repetitions),
        None => study.repetitions.to_string(),
    };
    let mut unseen = study.not_seen.clone();
    if let Some(live) = live {
        unseen.extend(live.unseen.iter().map(|(why, s)| format!("{why} ({s:.0} s)")));
        unseen.extend(live.why_none.clone().filter(|_| live.unseen.is_empty()));
    }
    [
        if study.part.is_empty() { study.file.clone() } else { format!("{} {}", study.file, study.part) },
        study.kind.clone(),
        format!("{:.1} s", study.seconds),
        study.exercise.clone(),
        repetitions,
        live.map_or_else(|| "-".to_owned(), |live| live.correct.to_string()),
        study.tempo_s.map_or_else(|| "-".to_owned(), |s| format!("{s:.1} s")),
        range(study).unwrap_or_else(|| "-".to_owned()),
        if study.hold_s > 0.0 { format!("{:.1} s", study.hold_s) } else { "-".to_owned() },
        format!("{:.0} %", 100.0 * study.tracked_share),
        if unseen.is_empty() { "-".to_owned() } else { unseen.join("; ") },
    ]
}

/// The range with its error and unit.
pub fn range(study: &Study) -> Option<String> {
    let range = study.range.as_ref()?;
    // An error has two digits that say anything.
    let decimals = match range.error.unwrap_or(range.value) {
        size if size >= 20.0 || range.value >= 20.0 => 0,
        size if size >= 1.0 => 1,
        _ => 2,
    };
    let space = if range.unit == "°" || range.unit.is_empty() { "" } else { " " };
    let error = range.error.map_or_else(String::new, |error| format!(" ± {error:.decimals$}"));
    Some(format!("{} {:.decimals$}{error}{space}{}", range.signal, range.value, range.unit))
}
