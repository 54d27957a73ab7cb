//! What must hold for a questionnaire: each question can be answered, and each score has one meaning.

use super::{Item, ItemKind, Licence, Questionnaire, Score};
use crate::files::File;
use crate::reader::Reader;

/// Tells everything that is wrong with a questionnaire.
pub(super) fn check(reader: &mut Reader<'_, '_>, file: &File, questionnaire: &Questionnaire) {
    reader.text(file, "title", &questionnaire.title);
    reader.text(file, "lead", &questionnaire.lead);
    if let Some(id) = &questionnaire.attribution {
        reader.text(file, "attribution", id);
    }
    let owned = questionnaire.licence == Licence::Own || questionnaire.attribution.is_some();
    reader.must(owned, file, "licence", "a text of others says whose it is: add attribution");
    let ours = questionnaire.licence != Licence::Operator || file.added;
    let what =
        "a text that needs a licence is never part of Dorsal: whoever has the licence loads it from a folder";
    reader.must(ours, file, "licence", what);
    reader.must(questionnaire.every_days > 0, file, "every_days", "every_days must be at least 1");
    reader.must(!questionnaire.items.is_empty(), file, "items", "nothing is asked: add [[items]]");
    for (at, item) in questionnaire.items.iter().enumerate() {
        check_item(reader, file, &format!("items.{at}"), item);
    }
    let ids = questionnaire.items.iter().enumerate();
    reader.ids(file, ids.map(|(at, item)| (format!("items.{at}.id"), item.id.as_str())));
    check_scoring(reader, file, questionnaire);
}

fn check_item(reader: &mut Reader<'_, '_>, file: &File, place: &str, item: &Item) {
    reader.text(file, &format!("{place}.text"), &item.text);
    for (field, label) in [("low", &item.low), ("high", &item.high)] {
        if let Some(id) = label {
            reader.text(file, &format!("{place}.{field}"), id);
        }
    }
    for (at, choice) in item.choices.iter().enumerate() {
        reader.text(file, &format!("{place}.choices.{at}.text"), &choice.text);
        let twice = item.choices[..at].iter().any(|other| other.value == choice.value);
        let what = format!("the value {} is there twice: one value for each choice", choice.value);
        reader.must(!twice, file, &format!("{place}.choices.{at}.value"), what);
    }
    if item.kind == ItemKind::Choice {
        let some = item.choices.len() >= 2 && item.min.is_none() && item.max.is_none();
        let what =
            format!("{:?} is a choice: it needs at least two choices, and neither min nor max", item.id);
        return reader.must(some, file, &format!("{place}.choices"), what);
    }
    let bounded = item.min.zip(item.max).is_some_and(|(min, max)| min < max);
    let what = format!("nothing can be answered to {:?}: it needs min and max, max being more", item.id);
    reader.must(bounded, file, &format!("{place}.min"), what);
    let what = format!("{:?} is no choice: remove the choices", item.id);
    reader.must(item.choices.is_empty(), file, &format!("{place}.choices"), what);
    let labelled = item.kind == ItemKind::Number || (item.low.is_some() && item.high.is_some());
    let what = format!("{:?} needs a label at both ends: add low and high", item.id);
    reader.must(labelled, file, &format!("{place}.kind"), what);
}

/// The least and the greatest score, where answers are possible at all.
fn range(questionnaire: &Questionnaire) -> (f64, f64) {
    let ranges = questionnaire.items.iter().map(Item::range);
    let least = ranges.clone().map(|(least, _)| least);
    let greatest = ranges.map(|(_, greatest)| greatest);
    match questionnaire.scoring.kind {
        Score::Sum => (least.sum(), greatest.sum()),
        Score::Mean | Score::Single => {
            (least.fold(f64::INFINITY, f64::min), greatest.fold(f64::NEG_INFINITY, f64::max))
        }
        Score::Percent | Score::Productivity => (0.0, 100.0),
    }
}

fn check_scoring(reader: &mut Reader<'_, '_>, file: &File, questionnaire: &Questionnaire) {
    let scoring = &questionnaire.scoring;
    let (least, greatest) = range(questionnaire);
    for (at, band) in scoring.bands.iter().enumerate() {
        let place = format!("scoring.bands.{at}");
        reader.text(file, &format!("{place}.text"), &band.text);
        let before = at.checked_sub(1).and_then(|before| scoring.bands.get(before));
        match before {
            None if band.from > least => {
                let what = format!(
                    "the bands leave a gap: scores begin at {least}, the first band at {}",
                    band.from
                );
                reader.broken(file, &place, what);
            }
            Some(before) if band.from <= before.from => {
                let what = format!(
                    "the bands overlap: {} is not above {}; the lowest comes first",
                    band.from, before.from
                );
                reader.broken(file, &place, what);
            }
            _ => {}
        }
        let what = format!("no score reaches {}: scores are {least} to {greatest}", band.from);
        reader.must(band.from >= least && band.from <= greatest, file, &place, what);
    }
    if let Some(change) = &scoring.change {
        let some = change.least > 0.0 && change.least <= greatest - least;
        let what = format!("the least change must be more than 0 and at most {}", greatest - least);
        reader.must(some, file, "scoring.change", what);
        reader.sourced(file, "scoring.change", &change.provenance);
    }
    for (at, advice) in questionnaire.advice.iter().enumerate() {
        let place = format!("advice.{at}");
        reader.text(file, &format!("{place}.text"), &advice.text);
        reader.sourced(file, &place, &advice.provenance);
        let reached = advice.at_least >= least && advice.at_least <= greatest;
        let what = format!("no score reaches {}: scores are {least} to {greatest}", advice.at_least);
        reader.must(reached, file, &format!("{place}.at_least"), what);
    }
    // Hours missed, hours worked, and what pain took from the work: the formula names the items by their place.
    let productivity = scoring.kind == Score::Productivity;
    let what =
        "productivity needs three items at least: hours missed, hours worked, and how much pain took, from 0";
    let three = questionnaire.items.len() >= 3 && questionnaire.items[2].range().0 == 0.0;
    reader.must(!productivity || three, file, "scoring.kind", what);
}
