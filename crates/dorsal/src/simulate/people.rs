//! Synthetic people: who they are, and what they would answer. Drawn from a seed, the same on every machine.

use std::collections::BTreeSet;

use body::mannequin::Dice;
use care::{Answer, Answers, CheckKind, Intake, Purpose, QuestionKind, Rules};

/// One person.
pub struct Person {
    /// Pain at the beginning, 0 to 10, and its course a day.
    pub pain: f64,
    /// Change of pain a day.
    pub course: f64,
    /// Chance of a flare-up on a day.
    pub flares: f64,
    /// Share of the planned sessions that they do.
    pub adherence: f64,
    /// Share of the questions after a session that they answer.
    pub answering: f64,
    /// Share of the sessions after which nothing hurts more than before.
    pub calm: f64,
    /// With a clinician.
    pub clinic: bool,
    /// Years.
    pub age: u32,
    /// What they answer with yes each time.
    traits: BTreeSet<String>,
    /// What they tell at the intake.
    pub intake: Intake,
}

/// What is true of some people for months, with how many of a hundred.
const TRAITS: [(&str, f64); 9] = [
    ("osteoporosis", 4.0),
    ("pregnant", 3.0),
    ("bleeding", 4.0),
    ("floor", 6.0),
    ("fall", 3.0),
    ("neurological", 2.0),
    ("steady-agreed", 60.0),
    ("immune", 2.0),
    ("long-and-early", 10.0),
];

/// True in so many of a hundred cases.
pub fn percent(dice: &mut Dice, share: f64) -> bool {
    100.0 * dice.unit() < share
}

/// A whole number from `low` to `high`, both included.
pub fn whole(dice: &mut Dice, low: u32, high: u32) -> u32 {
    low + dice.below((high - low + 1) as usize) as u32
}

impl Person {
    /// Draws somebody.
    pub fn draw(dice: &mut Dice, rules: &Rules) -> Self {
        let pain = dice.between(1.0, 6.5);
        // Falling, flat or rising, in points over the twelve weeks.
        let course = match dice.below(10) {
            0..6 => -dice.between(0.5, 4.0),
            6..9 => dice.between(-0.5, 0.5),
            _ => dice.between(0.5, 3.0),
        } / 84.0;
        let traits = TRAITS.iter().filter(|(_, share)| percent(dice, *share));
        let traits = traits.map(|(id, _)| (*id).to_owned()).collect();
        Self {
            pain,
            course,
            flares: dice.between(0.0, 0.02),
            adherence: dice.between(0.3, 1.0),
            answering: dice.between(0.4, 1.0),
            calm: dice.between(0.0, 1.0),
            clinic: percent(dice, 30.0),
            age: whole(dice, 16, 85),
            traits,
            intake: intake(dice, rules, pain),
        }
    }

    /// What they answer to a check. `flags` are danger signs of today besides; `whole` leaves no question out.
    pub fn answers(
        &self,
        dice: &mut Dice,
        rules: &Rules,
        (check, flags, complete): (CheckKind, u32, bool),
        pain: u8,
    ) -> Answers {
        let screening = &rules.screening;
        let mut answers = Answers { pain: Some(pain), ..Answers::default() };
        let asked: Vec<String> = screening
            .questions
            .iter()
            .filter(|one| one.asked.contains(&check))
            .map(|one| one.id.clone())
            .collect();
        let mut yes = self.traits.clone();
        for _ in 0..flags {
            yes.insert(asked[dice.below(asked.len())].clone());
        }
        // Question after question, as far as each is asked after the answers before it.
        for id in &asked {
            let due: Vec<&str> =
                screening.asked(check, &answers).map(|question| question.id.as_str()).collect();
            let Some(question) = screening.question(id).filter(|_| due.contains(&id.as_str())) else {
                continue;
            };
            if !complete && percent(dice, 8.0) {
                continue;
            }
            let follows = !question.after.is_empty();
            let answer = match &question.kind {
                QuestionKind::YesNo {} if follows && !self.traits.contains(id) => {
                    Answer::Bool(percent(dice, 40.0))
                }
                QuestionKind::YesNo {} => Answer::Bool(yes.contains(id)),
                QuestionKind::Number { min, max } => Answer::Number(self.age.clamp(*min, *max)),
                QuestionKind::Several { choices } => {
                    let chosen = choices.iter().filter(|_| percent(dice, 25.0));
                    Answer::Several(chosen.cloned().collect())
                }
            };
            answers.answers.insert(id.clone(), answer);
        }
        if !complete && percent(dice, 10.0) {
            answers.pain = None;
        }
        answers
    }
}

/// What somebody with this much pain tells at the intake.
pub fn intake(dice: &mut Dice, rules: &Rules, pain: f64) -> Intake {
    let some = |dice: &mut Dice, of: &BTreeSet<String>, share| -> BTreeSet<String> {
        of.iter().filter(|_| percent(dice, share)).cloned().collect()
    };
    let average = pain.round().clamp(0.0, 10.0) as u8;
    let goals = [Purpose::Mobility, Purpose::Endurance, Purpose::Strength, Purpose::Relaxation];
    Intake {
        pain_average: average,
        pain_worst: (average + whole(dice, 0, 4) as u8).min(10),
        weeks: whole(dice, 1, 300),
        activities: Vec::new(),
        goals: goals.into_iter().filter(|_| percent(dice, 35.0)).collect(),
        confidence: whole(dice, 0, 10) as u8,
        equipment: some(dice, &rules.catalogue.equipment, 60.0),
        constraints: if percent(dice, 60.0) {
            BTreeSet::new()
        } else {
            some(dice, &rules.catalogue.constraints, 12.0)
        },
        minutes: whole(dice, 10, 20),
        sessions: whole(dice, 3, 5),
        camera: percent(dice, 60.0),
    }
}
