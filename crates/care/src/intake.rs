//! What a person tells before a programme is made for them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Catalogue, Purpose};
use crate::result::{Impossible, check};

/// The answers of the intake.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Average pain of the last 7 days, 0 to 10.
    pub pain_average: u8,
    /// Worst pain of the last 7 days, 0 to 10.
    pub pain_worst: u8,
    /// For how many weeks it has hurt, 0 to 5200.
    pub weeks: u32,
    /// Up to three activities that the person wants back, in their words, with how well they can do each: 0 not at all, 10 as
    /// before.
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// What they would like most.
    #[serde(default)]
    pub goals: BTreeSet<Purpose>,
    /// How confident they are to move, 0 to 10.
    pub confidence: u8,
    /// What they have at home.
    #[serde(default)]
    pub equipment: BTreeSet<String>,
    /// What limits them: ids of constraints. What the screening has found is added to these.
    #[serde(default)]
    pub constraints: BTreeSet<String>,
    /// Minutes a session, 10 to 20.
    pub minutes: u32,
    /// Sessions a week, 3 to 5.
    pub sessions: u32,
    /// Whether they want to use the camera.
    pub camera: bool,
}

/// One activity that a person wants back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// In the person's words, 1 to 80 characters.
    pub name: String,
    /// How well they can do it: 0 not at all, 10 as before.
    pub level: u8,
}

/// Most activities.
pub const MAX_ACTIVITIES: usize = 3;

impl Intake {
    /// Says whether somebody can have answered this.
    ///
    /// # Errors
    /// [`Impossible`] names the first field that is not possible.
    pub fn validate(&self, catalogue: &Catalogue) -> Result<(), Impossible> {
        let scale = |field, value| check(field, "0 to 10", value <= 10);
        scale("pain_average", self.pain_average)?;
        scale("pain_worst", self.pain_worst)?;
        check("pain_worst", "at least the average pain", self.pain_worst >= self.pain_average)?;
        scale("confidence", self.confidence)?;
        check("weeks", "0 to 5200", self.weeks <= 5200)?;
        check("minutes", "10 to 20", (10..=20).contains(&self.minutes))?;
        check("sessions", "3 to 5", (3..=5).contains(&self.sessions))?;
        check("activities", "at most three", self.activities.len() <= MAX_ACTIVITIES)?;
        for activity in &self.activities {
            let length = activity.name.trim().chars().count();
            check("activities", "1 to 80 characters each", (1..=80).contains(&length))?;
            scale("activities", activity.level)?;
        }
        check("constraints", "those that are asked for", self.constraints.is_subset(&catalogue.constraints))?;
        check("equipment", "what is asked for", self.equipment.is_subset(&catalogue.equipment))
    }
}
