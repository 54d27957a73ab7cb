//! All parameters that decisions rest on. They are data of the library; the logic is here.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::catalogue::{Amount, Catalogue, Exercise};
use crate::measure::Questionnaire;
use crate::screening::{Provenance, ScreeningRules};

/// All parameters that decisions rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// The safety questions.
    pub screening: ScreeningRules,
    /// What may be prescribed.
    pub catalogue: Catalogue,
    /// Programme, progression and follow-up.
    pub programme: ProgrammeRules,
    /// The questionnaires, with their scoring.
    pub questionnaires: Vec<Questionnaire>,
    /// ISO codes of the countries whose emergency number is known.
    pub countries: BTreeSet<String>,
    /// The exercises that a session can be started for on their own.
    pub doses: BTreeMap<String, Dose>,
    /// Version of the consent text now in use.
    pub consent_version: String,
}

/// How much of an exercise is prescribed where it is done on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// Repetitions; 0 for an exercise that is held.
    pub repetitions: u32,
    /// Repetitions of the easiest set.
    pub easiest: u32,
    /// Seconds to hold; 0 for an exercise that is repeated.
    #[serde(default)]
    pub hold_s: u32,
}

/// The numbers of programme and progression. Pain is 0 to 10; percentages are whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeRules {
    /// Version of this set of rules.
    pub version: String,
    /// Rest after each set, seconds.
    pub rest_s: u32,
    /// Change of position and a look at the next exercise, seconds.
    pub change_s: u32,
    /// Weeks after which phases 2, 3 and 4 may begin.
    pub phase_weeks: [u32; 3],
    /// Red from this peak on.
    pub red_peak: u8,
    /// Red from this rise during the session on.
    pub red_rise: u8,
    /// Red from this rise by the next morning on.
    pub red_morning_rise: u8,
    /// Amber above this peak, where it is also above the pain before.
    pub amber_peak: u8,
    /// Amber from this rise during the session on.
    pub amber_rise: u8,
    /// Amber from this rise by the next morning on.
    pub amber_morning_rise: u8,
    /// So many green sessions in a row lead a step up.
    pub green_row: u32,
    /// Each with at least so many percent of the repetitions.
    pub green_done_percent: u32,
    /// Each with at most this peak.
    pub green_peak: u8,
    /// A step up leaves the week at most at so many percent of the highest completed week.
    pub week_percent: u32,
    /// Of so many weeks back.
    pub weeks_back: u32,
    /// After a red session the volume is so many percent of what it was.
    pub red_percent: u32,
    /// Two red sessions in so many days call for somebody to look.
    pub red_days: u32,
    /// During a flare-up the volume is so many percent of what it was.
    pub flare_percent: u32,
    /// A flare-up of more days calls for somebody to look.
    pub flare_days: u32,
    /// Days between the steps of the way back after a flare-up.
    pub rebuild_days: u32,
    /// The steps of the way back, in percent of what it was.
    pub rebuild_percent: Vec<u32>,
    /// After so many days without improvement somebody should look.
    pub no_better_days: u32,
    /// Improvement of average pain that counts.
    pub better_pain: u32,
    /// Or by so many percent.
    pub better_percent: u32,
    /// After so many days without change the programme is varied.
    pub plateau_days: u32,
    /// With at least so many sessions in them.
    pub plateau_sessions: u32,
    /// Fewer than so many percent of the week's sessions: a word of encouragement.
    pub nudge_percent: u32,
    /// So many days after the beginning, and then between two such words.
    pub nudge_days: u32,
    /// So many days without a session are a break: the way back begins with less.
    pub away_days: u32,
    /// Weeks of the programme; maintenance follows.
    pub end_weeks: u32,
    /// Sessions a week in maintenance.
    pub maintenance_sessions: u32,
    /// Where each rule comes from, by rule id.
    pub rules: BTreeMap<String, Provenance>,
}

impl ProgrammeRules {
    /// Seconds that an amount of an exercise takes in a session, with rests and the change of position.
    pub fn takes_s(&self, exercise: &Exercise, amount: Amount) -> u32 {
        exercise.working_s(amount) + amount.sets * self.rest_s + self.change_s
    }

    /// Where a rule comes from; a rule without a note is our own.
    pub(crate) fn provenance(&self, rule: &str) -> Provenance {
        self.rules.get(rule).cloned().unwrap_or_else(|| Provenance {
            source: "Dorsal's own rule".to_owned(),
            mark: crate::screening::Mark::D,
        })
    }
}
