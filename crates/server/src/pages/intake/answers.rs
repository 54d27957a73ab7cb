//! From the fields of the intake to what a person tells, and back.

use care::{Activity, Intake, MAX_ACTIVITIES, NO_FLOOR, Purpose};
use library::Equipment;

use crate::app::App;
use crate::drafts::Answered;

/// Pages of the form.
pub(super) const PARTS: usize = 4;
/// Activities that can be named.
pub(super) const ACTIVITIES: usize = MAX_ACTIVITIES;
/// Longest name of an activity, in characters.
const LONGEST: usize = 80;

/// Units of how long it has hurt, with their weeks.
pub(super) const UNITS: [(&str, f64); 4] =
    [("weeks", 1.0), ("days", 1.0 / 7.0), ("months", 365.25 / 12.0 / 7.0), ("years", 365.25 / 7.0)];

/// Goals that can be named. Walking is always beside the sessions.
pub(super) const GOALS: [(&str, Purpose); 4] = [
    ("mobility", Purpose::Mobility),
    ("endurance", Purpose::Endurance),
    ("strength", Purpose::Strength),
    ("relaxation", Purpose::Relaxation),
];

/// A field, and the message that says kindly what is wrong with it.
pub(super) type Wrong = (String, &'static str);

/// True where a field belongs to a page of the form.
pub(super) fn is_field_of(part: usize, field: &str) -> bool {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| field.starts_with(prefix));
    match part {
        1 => starts(&["pain_"]) || ["long", "unit"].contains(&field),
        2 => starts(&["activity-", "level-", "goal-"]),
        3 => starts(&["constraint-"]) || ["confidence", "floor"].contains(&field),
        _ => starts(&["equipment-"]) || ["minutes", "sessions", "camera"].contains(&field),
    }
}

fn ten(fields: &Answered, name: &str) -> Option<u8> {
    fields.get(name)?.parse().ok().filter(|value| *value <= 10)
}

fn weeks(fields: &Answered) -> Option<u32> {
    let number: u32 = fields.get("long")?.trim().parse().ok()?;
    let unit = fields
        .get("unit")
        .and_then(|unit| UNITS.iter().find(|(name, _)| name == unit))
        .map_or(1.0, |it| it.1);
    let weeks = (f64::from(number) * unit).round();
    (weeks <= 5200.0).then_some(weeks as u32)
}

fn name(fields: &Answered, n: usize) -> Option<&str> {
    fields.get(&format!("activity-{n}")).map(|name| name.trim()).filter(|name| !name.is_empty())
}

fn number(fields: &Answered, name: &str, possible: std::ops::RangeInclusive<u32>) -> Option<u32> {
    fields.get(name)?.parse().ok().filter(|value| possible.contains(value))
}

/// What is missing or cannot be on a page. `knows_floor`: the safety questions have told that the floor is out of reach.
pub(super) fn wrong(part: usize, fields: &Answered, knows_floor: bool) -> Vec<Wrong> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut must = |so: bool, field: &str, id: &'static str| {
        if !so {
            wrong.push((field.to_owned(), id));
        }
    };
    let yes_no = |name: &str| fields.get(name).is_some_and(|value| ["yes", "no"].contains(&value.as_str()));
    match part {
        1 => {
            let (average, worst) = (ten(fields, "pain_average"), ten(fields, "pain_worst"));
            must(average.is_some(), "pain_average", "page-intake-choose");
            must(worst.is_some(), "pain_worst", "page-intake-choose");
            must(worst.is_none() || worst >= average, "pain_worst", "page-intake-worst-less");
            must(weeks(fields).is_some(), "long", "page-intake-long-wrong");
        }
        2 => {
            for n in 1..=ACTIVITIES {
                let Some(name) = name(fields, n) else { continue };
                must(name.chars().count() <= LONGEST, &format!("activity-{n}"), "page-intake-shorter");
                let level = format!("level-{n}");
                must(ten(fields, &level).is_some(), &level, "page-intake-level-missing");
            }
        }
        3 => {
            must(ten(fields, "confidence").is_some(), "confidence", "page-intake-choose");
            must(knows_floor || yes_no("floor"), "floor", "page-intake-choose-one");
        }
        _ => {
            must(number(fields, "minutes", 10..=20).is_some(), "minutes", "page-intake-choose-one");
            must(number(fields, "sessions", 3..=5).is_some(), "sessions", "page-intake-choose-one");
            must(yes_no("camera"), "camera", "page-intake-choose-one");
        }
    }
    wrong
}

/// What was told; none where something is missing.
pub(super) fn read(app: &App, fields: &Answered) -> Option<Intake> {
    let yes = |name: String| fields.get(&name).is_some_and(|value| value == "yes");
    let activity = |n| {
        let level = ten(fields, &format!("level-{n}"))?;
        Some(Activity { name: name(fields, n)?.to_owned(), level })
    };
    let ticked = app.library.constraints.iter().filter(|one| yes(format!("constraint-{}", one.id)));
    let no_floor = fields.get("floor").is_some_and(|value| value == "no").then(|| NO_FLOOR.to_owned());
    let has = Equipment::ALL.into_iter().filter(|one| yes(format!("equipment-{}", one.name())));
    Some(Intake {
        pain_average: ten(fields, "pain_average")?,
        pain_worst: ten(fields, "pain_worst")?,
        weeks: weeks(fields)?,
        activities: (1..=ACTIVITIES).filter_map(activity).collect(),
        goals: GOALS
            .into_iter()
            .filter(|(goal, _)| yes(format!("goal-{goal}")))
            .map(|(_, goal)| goal)
            .collect(),
        confidence: ten(fields, "confidence")?,
        equipment: has.map(|one| one.name().to_owned()).collect(),
        constraints: ticked.map(|one| one.id.clone()).chain(no_floor).collect(),
        minutes: number(fields, "minutes", 10..=20)?,
        sessions: number(fields, "sessions", 3..=5)?,
        camera: fields.get("camera")? == "yes",
    })
}

/// The fields of what was told before.
pub(super) fn told(intake: &Intake) -> Answered {
    let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    let mut fields: Answered = [
        ("pain_average", intake.pain_average.to_string()),
        ("pain_worst", intake.pain_worst.to_string()),
        ("long", intake.weeks.to_string()),
        ("unit", "weeks".to_owned()),
        ("confidence", intake.confidence.to_string()),
        ("floor", yes_no(!intake.constraints.contains(NO_FLOOR))),
        ("minutes", intake.minutes.to_string()),
        ("sessions", intake.sessions.to_string()),
        ("camera", yes_no(intake.camera)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    for (n, activity) in (1..).zip(&intake.activities) {
        fields.insert(format!("activity-{n}"), activity.name.clone());
        fields.insert(format!("level-{n}"), activity.level.to_string());
    }
    let goals =
        GOALS.iter().filter(|(_, goal)| intake.goals.contains(goal)).map(|(name, _)| format!("goal-{name}"));
    let constraints = intake.constraints.iter().map(|id| format!("constraint-{id}"));
    let equipment = intake.equipment.iter().map(|name| format!("equipment-{name}"));
    fields.extend(goals.chain(constraints).chain(equipment).map(|name| (name, "yes".to_owned())));
    fields
}
