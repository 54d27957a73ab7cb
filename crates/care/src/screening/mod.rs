//! The safety screening: which answers lead where. A total function, worst first.
//!
//! Questions and rules are data of the library; each rule has an id, a source and a mark. There is no language of rules: a rule
//! names answers that must all be there, answers of which some must be there, and answers that take it away.

mod assessment;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use assessment::missing;
pub use assessment::{Assessment, Finding, Incomplete, assess};

use serde::{Deserialize, Serialize};

/// Where an answer leads. Ordered: the later, the stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// Sessions, within constraints.
    Caution,
    /// Sessions, and a provider should have a look.
    Advice,
    /// A provider should look first.
    Provider,
    /// No session today.
    Stop,
    /// Medical contact within 24 hours.
    Urgent,
    /// Call the emergency number now.
    Emergency,
}

impl Disposition {
    /// True where sessions close.
    pub fn locks(self) -> bool {
        self >= Self::Provider
    }

    /// True where sessions stay closed until the person names who has seen them and when: for all that locks but a stop.
    pub fn needs_attestation(self) -> bool {
        self.locks() && self != Self::Stop
    }

    /// True for the answers that may mean serious illness: asked again right after a stop.
    pub fn is_danger_sign(self) -> bool {
        self >= Self::Urgent
    }

    /// Its name in data and in message ids: `advice-{name}-title`, `advice-{name}` (what to do now) and
    /// `advice-{name}-next` (when Dorsal opens again).
    pub fn name(self) -> &'static str {
        match self {
            Self::Caution => "caution",
            Self::Advice => "advice",
            Self::Provider => "provider",
            Self::Stop => "stop",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }
}

/// How well a rule is founded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Read in the named source.
    V,
    /// General knowledge, not yet checked against a source.
    GK,
    /// Our own design, not a published threshold.
    D,
    /// Inferred from a fact that was read in a source.
    I,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The source in one line.
    pub source: String,
    /// How well it is founded.
    pub mark: Mark,
}

/// Which questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// All questions and pain now: at the beginning, every four weeks, after a stop and after a lock.
    Full,
    /// The short check before each session: the danger signs, anything new, pain now.
    Session,
    /// The danger signs only: right after a stop. It can tighten a lock and never opens anything.
    Recheck,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum QuestionKind {
    /// Yes or no. A shape without fields, so that a field which it does not know is refused as everywhere else.
    YesNo {},
    /// A whole number.
    Number {
        /// Least.
        min: u32,
        /// Greatest.
        max: u32,
    },
    /// Any of some choices, or none of them.
    Several {
        /// Their ids; `{text}-{id}` are their words.
        choices: Vec<String>,
    },
}

/// The heading under which a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Right now or in the last days.
    Danger,
    /// Today.
    Today,
    /// The pain itself.
    Pain,
    /// The person.
    About,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id, for example `chest-pain`.
    pub id: String,
    /// Message id of the question.
    pub text: String,
    /// How it is answered.
    #[serde(flatten)]
    pub kind: QuestionKind,
    /// Its heading.
    pub group: Group,
    /// In which checks it is asked.
    pub asked: BTreeSet<CheckKind>,
    /// It is asked only where all of these hold.
    #[serde(default)]
    pub after: Vec<Condition>,
}

/// Something about the answers that a rule looks at. A missing answer fulfils nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, try_from = "shape::Condition")]
pub enum Condition {
    /// The question was answered with yes.
    Yes {
        /// Its id.
        yes: String,
    },
    /// The question was answered with no.
    No {
        /// Its id.
        no: String,
    },
    /// A number is at least so much.
    AtLeast {
        /// Id of the question.
        number: String,
        /// From here on.
        at_least: u32,
    },
    /// A number is below.
    Below {
        /// Id of the question.
        number: String,
        /// Up to here, not included.
        below: u32,
    },
    /// At least so many of the choices were made.
    Chosen {
        /// Id of the question.
        chosen: String,
        /// How many.
        at_least: u32,
    },
    /// Pain now is at least so much.
    Pain {
        /// From here on.
        pain_at_least: u8,
    },
}

impl Condition {
    /// The question that it looks at; none for pain now.
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::Yes { yes: id }
            | Self::No { no: id }
            | Self::AtLeast { number: id, .. }
            | Self::Below { number: id, .. }
            | Self::Chosen { chosen: id, .. } => Some(id),
            Self::Pain { .. } => None,
        }
    }

    pub(crate) fn holds(&self, answers: &Answers) -> bool {
        let answer = self.question().and_then(|id| answers.answers.get(id));
        match (self, answer) {
            (Self::Pain { pain_at_least }, _) => answers.pain.is_some_and(|pain| pain >= *pain_at_least),
            (Self::Yes { .. }, Some(Answer::Bool(yes))) => *yes,
            (Self::No { .. }, Some(Answer::Bool(yes))) => !yes,
            (Self::AtLeast { at_least, .. }, Some(Answer::Number(number))) => number >= at_least,
            (Self::Below { below, .. }, Some(Answer::Number(number))) => number < below,
            (Self::Chosen { at_least, .. }, Some(Answer::Several(chosen))) => {
                chosen.len() >= *at_least as usize
            }
            _ => false,
        }
    }
}

/// One rule: where some answers lead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Rule id; the id of the question, where it is about one.
    pub id: String,
    /// Where it leads; none means: only the easiest set. In a file that is `easiest`: what was forgotten is no answer.
    #[serde(with = "shape::disposition")]
    pub disposition: Option<Disposition>,
    /// Message id of the sentence that says why.
    pub why: String,
    /// Row of the screening table in the clinical basis; 0 where it is not a row of that table.
    pub clinical_row: u8,
    /// All of these must hold.
    #[serde(default)]
    pub all: Vec<Condition>,
    /// Of these, at least `any_count` must hold.
    #[serde(default)]
    pub any: Vec<Condition>,
    /// How many of `any`.
    #[serde(default = "one")]
    pub any_count: usize,
    /// Where one of these holds, another rule speaks.
    #[serde(default)]
    pub unless: Vec<Condition>,
    /// What it means for the choice of exercises.
    #[serde(default)]
    pub constraints: BTreeSet<String>,
    /// Sessions stay closed at least so many days, where it locks; 0 for the usual time.
    #[serde(default)]
    pub days: u32,
    /// A fact that stays: also where it is urgent the person's own word that somebody has looked at it counts.
    #[serde(default)]
    pub stays: bool,
    /// For something that comes and goes: a look at it counts for so many days. None: as long as the table says.
    #[serde(default)]
    pub clearance_days: Option<u32>,
    /// Only a visit since it has closed the sessions counts.
    #[serde(default)]
    pub visit_since: bool,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

fn one() -> usize {
    1
}

impl Rule {
    pub(crate) fn applies(&self, answers: &Answers) -> bool {
        let hold = |conditions: &[Condition]| conditions.iter().filter(|one| one.holds(answers)).count();
        hold(&self.all) == self.all.len()
            && (self.any.is_empty() || hold(&self.any) >= self.any_count)
            && !(self.all.is_empty() && self.any.is_empty())
            && hold(&self.unless) == 0
    }

    /// True where a check of this kind asks for something that it looks at.
    pub(crate) fn is_asked(&self, rules: &ScreeningRules, check: CheckKind) -> bool {
        self.conditions().any(|one| match one.question() {
            Some(id) => rules.question(id).is_some_and(|question| question.asked.contains(&check)),
            None => check != CheckKind::Recheck,
        })
    }

    /// All conditions.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.all.iter().chain(&self.any).chain(&self.unless)
    }
}

/// The whole screening as data. Parameters live in the library; the logic is here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScreeningRules {
    /// Version of this set of rules.
    pub version: String,
    /// All questions are asked again after so many days.
    pub rescreen_days: u32,
    /// What a provider has cleared locks no more for so many days, where a rule names no days of its own.
    pub clearance_days: u32,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Number(u32),
    /// Some of the choices, or none of them.
    Several(BTreeSet<String>),
}

impl From<bool> for Answer {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

/// What a person answered. A missing answer is not a no.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Answers by question id.
    #[serde(default)]
    pub answers: BTreeMap<String, Answer>,
    /// Pain now, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<u8>,
}

/// Id of the question on pain now.
pub const PAIN: &str = "pain";

impl Answers {
    /// True where a question, or pain now, has an answer.
    pub fn has(&self, id: &str) -> bool {
        if id == PAIN { self.pain.is_some() } else { self.answers.contains_key(id) }
    }
}

impl ScreeningRules {
    /// The questions that a check of this kind asks somebody who has answered this much, in order.
    pub fn asked<'a>(&'a self, check: CheckKind, answers: &'a Answers) -> impl Iterator<Item = &'a Question> {
        let asked = move |question: &&Question| {
            question.asked.contains(&check) && question.after.iter().all(|one| one.holds(answers))
        };
        self.questions.iter().filter(asked)
    }

    /// The same by their ids, with `pain` after what is asked about today; pain is not asked again after a stop.
    pub fn sequence<'a>(&'a self, check: CheckKind, answers: &'a Answers) -> Vec<&'a str> {
        let asked: Vec<&Question> = self.asked(check, answers).collect();
        let mut ids: Vec<&str> = asked.iter().map(|question| question.id.as_str()).collect();
        if check != CheckKind::Recheck {
            let today = asked.iter().rposition(|question| question.group == Group::Today);
            ids.insert(today.map_or(ids.len(), |at| at + 1), PAIN);
        }
        ids
    }

    /// A rule by its id.
    pub(crate) fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// A question by its id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

impl Question {
    /// Whether this can be an answer to it.
    pub fn takes(&self, answer: &Answer) -> bool {
        match (&self.kind, answer) {
            (QuestionKind::YesNo {}, Answer::Bool(_)) => true,
            (QuestionKind::Number { min, max }, Answer::Number(number)) => (min..=max).contains(&number),
            (QuestionKind::Several { choices }, Answer::Several(chosen)) => {
                chosen.iter().all(|choice| choices.contains(choice))
            }
            _ => false,
        }
    }
}
