//! The ways of doing an exercise, from the easiest on.

use std::collections::BTreeSet;

use care::{Amount, NO_FLOOR, Position};
use serde::Deserialize;

use crate::constraint::Known;
use crate::files::File;
use crate::reader::Reader;

/// What a level needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Equipment {
    /// A steady chair.
    Chair,
    /// An elastic band.
    Band,
    /// A rolled towel or a foam roller.
    Roll,
    /// A free piece of wall.
    Wall,
    /// A doorway.
    Doorway,
    /// A cushion or pillow.
    Cushion,
    /// A small weight or a full bottle.
    Weight,
}

impl Equipment {
    /// All of it.
    pub const ALL: [Self; 7] =
        [Self::Chair, Self::Band, Self::Roll, Self::Wall, Self::Doorway, Self::Cushion, Self::Weight];

    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Band => "band",
            Self::Roll => "roll",
            Self::Wall => "wall",
            Self::Doorway => "doorway",
            Self::Cushion => "cushion",
            Self::Weight => "weight",
        }
    }
}

/// One way of doing an exercise.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its id within the exercise.
    pub id: String,
    /// Message id of the sentence that says what is different.
    pub text: String,
    /// True for the one level where a programme begins.
    #[serde(default)]
    pub start: bool,
    /// Where the body is.
    pub position: Position,
    /// What is needed.
    pub equipment: BTreeSet<Equipment>,
    /// Where the level begins.
    pub dose: Amount,
    /// Where its steps of dose end.
    pub most: Amount,
    /// Ids of the constraints for which it must never be given.
    pub forbidden: BTreeSet<String>,
    /// True where the movement definition fits this way of doing it; else the guide keeps the time.
    pub camera: bool,
    /// True where the exercise's own steps and figure fit this way of doing it. Else its sentence is all that is said, and it is shown by
    /// its own figure, `choreography-ID.toml`, or by none; what the phases of the movement are called holds only where the camera follows it.
    #[serde(default = "yes")]
    pub as_usual: bool,
}

fn yes() -> bool {
    true
}

impl Level {
    /// The constraints for which it must never be given, `no-floor` among them where it is on the floor.
    pub fn forbidding(&self) -> impl Iterator<Item = &str> {
        let floor = (self.position == Position::Floor).then_some(NO_FLOOR);
        self.forbidden.iter().map(String::as_str).chain(floor)
    }
}

/// Checks the levels of an exercise, whose repetition takes `repetition_s` without its hold and which the camera can or can't see.
pub(crate) fn check(
    reader: &mut Reader<'_, '_>,
    file: &File,
    levels: &[Level],
    repetition_s: u32,
    seen: bool,
    known: &Known,
) {
    reader.must(!levels.is_empty(), file, "", "no level is there: add [[levels]], the easiest first");
    for (at, level) in levels.iter().enumerate() {
        let place = |field: &str| format!("levels.{at}.{field}");
        reader.text(file, &place("text"), &level.text);
        for (field, amount) in [("dose", level.dose), ("most", level.most)] {
            let some = amount.sets > 0 && amount.repetitions > 0 && repetition_s + amount.hold_s > 0;
            let what = format!(
                "`{field}` of {:?} takes no time: sets and repetitions are at least 1, and either a repetition or its hold \
                 takes seconds",
                level.id
            );
            reader.must(some, file, &place(field), what);
        }
        let what =
            format!("`dose` of {:?} is more than `most`: a level begins within what it ends with", level.id);
        reader.must(level.dose.within(level.most), file, &place("dose"), what);
        for id in &level.forbidden {
            known.must_have(reader, file, &place("forbidden"), id);
        }
        let what = format!(
            "the camera can't follow {:?}: movement.toml only keeps the time; set camera = false",
            level.id
        );
        reader.must(seen || !level.camera, file, &place("camera"), what);
    }
    let ids = levels.iter().enumerate().map(|(at, level)| (format!("levels.{at}.id"), level.id.as_str()));
    reader.ids(file, ids);
    let starts: Vec<usize> = (0..levels.len()).filter(|&at| levels[at].start).collect();
    if starts.is_empty() && !levels.is_empty() {
        reader.broken(file, "levels.0", "no level has start = true: a programme must know where to begin");
    }
    for at in starts.into_iter().skip(1) {
        let what = "a second level has start = true: a programme begins at one of them";
        reader.broken(file, &format!("levels.{at}.start"), what);
    }
}
