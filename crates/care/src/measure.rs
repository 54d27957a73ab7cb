//! Questionnaires: what can be answered, and the score.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::message::Message;
use crate::result::{Impossible, check};
use crate::screening::Provenance;

/// One questionnaire as the rules see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// Name in records.
    pub id: String,
    /// The items, with the least and the greatest answer.
    pub items: Vec<Item>,
    /// How the score is made.
    pub scoring: Scoring,
    /// What a score leads to, the lowest first.
    pub advice: Vec<Advice>,
    /// Days between two answers.
    pub every_days: u32,
    /// Days from the beginning until it is first asked: none where it is a measure of the beginning itself.
    pub first_after_days: u32,
    /// True where a higher score is better.
    pub higher_is_better: bool,
    /// The least change of the score that is more than chance; none where nobody knows it.
    pub least_change: Option<f64>,
    /// It is asked only after this one, where it is a closer look.
    pub follows: Option<Follows>,
}

/// What a closer look follows on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// Id of the shorter questionnaire.
    pub questionnaire: String,
    /// From this score on.
    pub at_least: f64,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Least answer.
    pub min: f64,
    /// Greatest answer.
    pub max: f64,
}

/// How the score is made of the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scoring {
    /// All added up. Every item is needed.
    Sum,
    /// The mean of those answered; one at least.
    Mean,
    /// The one item.
    Single,
    /// 100 x sum / greatest possible sum of those answered.
    Percent,
    /// Share of work lost, in percent: hours missed of hours due, and of the rest what pain took (0 to 10). The items are
    /// hours missed, hours worked, and how much pain took from the work; a fourth, on activities, is kept beside.
    Productivity,
}

/// What a score leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// From this score on.
    pub at_least: f64,
    /// What the person reads.
    pub text: Message,
    /// True where the crisis line of the country is shown with it.
    pub crisis: bool,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Answers by item id.
pub type MeasureAnswers = BTreeMap<String, f64>;

impl Questionnaire {
    /// Whether these can be answers.
    ///
    /// # Errors
    /// [`Impossible`] names the item: not asked here, out of its range, or not a number.
    pub fn validate(&self, answers: &MeasureAnswers) -> Result<(), Impossible> {
        for (id, value) in answers {
            let item = self.items.iter().find(|item| item.id == *id);
            let Some(item) = item else { return check(id, "a question of this questionnaire", false) };
            let possible = format!("{} to {}", item.min, item.max);
            check(id, &possible, value.is_finite() && (item.min..=item.max).contains(value))?;
        }
        Ok(())
    }

    /// The score, in hundredths; none where too little was answered to make one. A number of so few digits is read back from a
    /// record as exactly the same, which one of sixteen is not by every reader of JSON.
    pub fn score(&self, answers: &MeasureAnswers) -> Option<f64> {
        self.exact_score(answers).map(|score| (100.0 * score).round() / 100.0)
    }

    fn exact_score(&self, answers: &MeasureAnswers) -> Option<f64> {
        let given: Vec<(&Item, f64)> =
            self.items.iter().filter_map(|item| Some((item, *answers.get(&item.id)?))).collect();
        let sum = given.iter().map(|(_, value)| value).sum::<f64>();
        let number = given.len() as f64;
        match self.scoring {
            _ if given.is_empty() => None,
            Scoring::Sum => (given.len() == self.items.len()).then_some(sum),
            Scoring::Mean => Some(sum / number),
            Scoring::Single => Some(given[0].1),
            Scoring::Percent => {
                let greatest = given.iter().map(|(item, _)| item.max).sum::<f64>();
                (greatest > 0.0).then(|| 100.0 * sum / greatest)
            }
            Scoring::Productivity => {
                let value = |at: usize| answers.get(&self.items.get(at)?.id).copied();
                let (missed, worked, taken) = (value(0)?, value(1)?, value(2)?);
                let due = missed + worked;
                let absent = if due > 0.0 { missed / due } else { return None };
                let most = self.items.get(2)?.max.max(1.0);
                Some(100.0 * (absent + (1.0 - absent) * taken / most))
            }
        }
    }

    /// The advice that goes with a score: the strictest that it reaches.
    pub fn advice(&self, score: f64) -> Option<&Advice> {
        let reached = self.advice.iter().filter(|advice| score >= advice.at_least);
        reached.max_by(|a, b| a.at_least.total_cmp(&b.at_least))
    }
}
