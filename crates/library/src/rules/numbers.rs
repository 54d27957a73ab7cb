//! The numbers of programme and progression: what each can be, and what they must be to each other.

use std::ops::RangeInclusive;

use care::ProgrammeRules;

use super::within;
use crate::files::File;
use crate::reader::Reader;

/// Tells every number that no programme can mean.
pub(super) fn check(reader: &mut Reader<'_, '_>, file: &File, rules: &ProgrammeRules) {
    for (name, number, range) in ranges(rules) {
        within(reader, file, name, number, &range);
    }
    for weeks in rules.phase_weeks {
        within(reader, file, "phase_weeks", weeks, &(0..=104));
    }
    let what = "phase_weeks go back: no phase begins before the one before it";
    reader.must(rules.phase_weeks.is_sorted(), file, "phase_weeks", what);
    let steps = &rules.rebuild_percent;
    let what =
        "rebuild_percent has no step: name at least one, in percent of what it was before the flare-up";
    reader.must(!steps.is_empty(), file, "rebuild_percent", what);
    for &percent in steps {
        within(reader, file, "rebuild_percent", percent, &(rules.flare_percent..=100));
    }
    let what = "rebuild_percent goes back: each step is at least the one before it";
    reader.must(steps.is_sorted(), file, "rebuild_percent", what);
    // What is worse can't begin earlier than what is less bad.
    for (milder, low, worse, high) in [
        ("amber_peak", rules.amber_peak, "red_peak", rules.red_peak),
        ("green_peak", rules.green_peak, "red_peak", rules.red_peak),
        ("amber_rise", rules.amber_rise, "red_rise", rules.red_rise),
        ("amber_morning_rise", rules.amber_morning_rise, "red_morning_rise", rules.red_morning_rise),
    ] {
        let what = format!("{milder} must be below {worse}, which is {high}");
        reader.must(low < high, file, milder, what);
    }
}

fn ranges(rules: &ProgrammeRules) -> [(&'static str, u32, RangeInclusive<u32>); 28] {
    let pain = |pain: u8| u32::from(pain);
    [
        ("rest_s", rules.rest_s, 0..=600),
        ("change_s", rules.change_s, 0..=600),
        ("red_peak", pain(rules.red_peak), 1..=10),
        ("red_rise", pain(rules.red_rise), 1..=10),
        ("red_morning_rise", pain(rules.red_morning_rise), 1..=10),
        ("amber_peak", pain(rules.amber_peak), 0..=9),
        ("amber_rise", pain(rules.amber_rise), 1..=10),
        ("amber_morning_rise", pain(rules.amber_morning_rise), 1..=10),
        ("green_row", rules.green_row, 1..=50),
        ("green_done_percent", rules.green_done_percent, 1..=100),
        ("green_peak", pain(rules.green_peak), 0..=9),
        ("week_percent", rules.week_percent, 100..=150),
        ("weeks_back", rules.weeks_back, 1..=52),
        // Less than what it was, or it is no step down.
        ("red_percent", rules.red_percent, 1..=99),
        ("red_days", rules.red_days, 1..=90),
        ("flare_percent", rules.flare_percent, 1..=99),
        ("flare_days", rules.flare_days, 1..=90),
        ("rebuild_days", rules.rebuild_days, 1..=90),
        ("no_better_days", rules.no_better_days, 1..=366),
        ("better_pain", rules.better_pain, 1..=10),
        ("better_percent", rules.better_percent, 1..=100),
        ("plateau_days", rules.plateau_days, 1..=366),
        ("plateau_sessions", rules.plateau_sessions, 1..=366),
        ("nudge_percent", rules.nudge_percent, 0..=100),
        ("nudge_days", rules.nudge_days, 1..=90),
        ("away_days", rules.away_days, 1..=366),
        ("end_weeks", rules.end_weeks, 1..=104),
        ("maintenance_sessions", rules.maintenance_sessions, 1..=7),
    ]
}
