//! The short safety check: which answers lead where. A total function, worst first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// Where an answer leads. Ordered: the later, the stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// The public guide may be read; sessions wait for a provider's word, because of who the person is.
    GuideOnly,
    /// A provider should look first, because of how much it hurts.
    Provider,
    /// No session today.
    Stop,
    /// Medical contact within 24 hours.
    Urgent,
    /// Call the emergency number now.
    Emergency,
}

impl Disposition {
    /// True where sessions stay closed until the person names who has seen them and when: for all but a stop.
    pub fn needs_attestation(self) -> bool {
        self != Self::Stop
    }

    /// True for the answers that may mean serious illness: asked again right after a stop.
    pub fn is_danger_sign(self) -> bool {
        self >= Self::Urgent
    }

    /// Its name in data and in message ids: `advice-{name}-title`, `advice-{name}` (what to do now) and
    /// `advice-{name}-next` (when Dorsal opens again).
    pub fn name(self) -> &'static str {
        match self {
            Self::GuideOnly => "guide-only",
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

/// A yes-or-no question and where a yes leads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Question id, for example `chest-pain`; also the rule id.
    pub id: String,
    /// Message id of the question.
    pub question: String,
    /// Message id of the sentence that says why a yes matters.
    pub why: String,
    /// Where a yes leads.
    pub disposition: Disposition,
    /// Row of the screening table in the clinical basis; 0 where it is not a row of that table.
    pub clinical_row: u8,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Answers that together weigh more than each alone: a yes to `when` and to any of `with_any`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Combination {
    /// Rule id.
    pub id: String,
    /// Question id.
    pub when: String,
    /// Question ids, any of which completes the combination.
    pub with_any: Vec<String>,
    /// Where it leads.
    pub disposition: Disposition,
    /// Message id of the sentence that says why.
    pub why: String,
    /// Row of the screening table in the clinical basis.
    pub clinical_row: u8,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// What a pain of a given height (0 to 10) leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PainRule {
    /// Rule id.
    pub id: String,
    /// The rule applies from this number on.
    pub at_least: u8,
    /// Where it leads; none means: only the easiest set.
    pub disposition: Option<Disposition>,
    /// Message id of the sentence that says why.
    pub why: String,
    /// Row of the screening table in the clinical basis; 0 where it is not a row of that table.
    pub clinical_row: u8,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The whole check as data. Parameters live in the library; the logic is here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScreeningRules {
    /// Version of this set of rules.
    pub version: String,
    /// The questions, in the order in which they are asked.
    pub rows: Vec<Row>,
    /// The combinations.
    pub combinations: Vec<Combination>,
    /// The rules on pain now.
    pub pain: Vec<PainRule>,
}

/// What a person answered. A missing answer is not a no.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// Question id to yes (true) or no (false).
    #[serde(default)]
    pub answers: BTreeMap<String, bool>,
    /// Pain now, 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pain: Option<u8>,
}

/// Which questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// All questions and pain now: before every session.
    Full,
    /// The danger signs only: right after a stop. It can tighten a lock and never opens anything.
    Recheck,
}

/// One rule that applied, with all that is needed to explain it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Rule id.
    pub rule: String,
    /// Where it leads; none means: only the easiest set.
    pub disposition: Option<Disposition>,
    /// Why, for the person.
    pub why: Message,
    /// Row of the screening table in the clinical basis; 0 where it is not a row of that table.
    pub clinical_row: u8,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The strictest disposition; none means that a session may be done.
    pub disposition: Option<Disposition>,
    /// All rules that applied, strictest first.
    pub findings: Vec<Finding>,
    /// True when only the easiest set may be done.
    pub easiest: bool,
    /// Version of the rules.
    pub rules_version: String,
}

/// A check with missing answers in which nothing that was answered locks: the person has not been screened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incomplete {
    /// Ids of the questions without an answer, in the order in which they are asked (`pain` for pain now).
    pub missing: Vec<String>,
}

/// Id of the question on pain now.
pub const PAIN: &str = "pain";

impl ScreeningRules {
    /// The rows that a check of this kind asks, in order.
    pub fn rows(&self, check: CheckKind) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| match check {
            CheckKind::Full => true,
            CheckKind::Recheck => row.disposition.is_danger_sign(),
        })
    }
}

/// Assesses a check. Total: every set of answers has an outcome. What was answered counts even where the rest was not: a yes that locks is never
/// lost to an incomplete form.
///
/// # Errors
/// [`Incomplete`] names the questions of that kind that have no answer, where nothing that was answered locks.
pub fn assess_kind(
    rules: &ScreeningRules,
    check: CheckKind,
    answers: &Answers,
) -> Result<Assessment, Incomplete> {
    let yes = |id: &str| answers.answers.get(id).copied().unwrap_or(false);
    let mut findings = Vec::new();
    for row in rules.rows(check).filter(|row| yes(&row.id)) {
        findings.push(Finding {
            rule: row.id.clone(),
            disposition: Some(row.disposition),
            why: Message::new(&row.why),
            clinical_row: row.clinical_row,
            provenance: row.provenance.clone(),
        });
    }
    for combination in &rules.combinations {
        if yes(&combination.when) && combination.with_any.iter().any(|id| yes(id)) {
            findings.push(Finding {
                rule: combination.id.clone(),
                disposition: Some(combination.disposition),
                why: Message::new(&combination.why),
                clinical_row: combination.clinical_row,
                provenance: combination.provenance.clone(),
            });
        }
    }
    if let Some(pain) = answers.pain {
        // Only the strictest rule on pain speaks: 9 of 10 is not also "6 or more".
        let rule = rules.pain.iter().filter(|rule| pain >= rule.at_least).max_by_key(|rule| rule.at_least);
        if let Some(rule) = rule {
            findings.push(Finding {
                rule: rule.id.clone(),
                disposition: rule.disposition,
                why: Message::new(&rule.why).with("pain", u32::from(pain)),
                clinical_row: rule.clinical_row,
                provenance: rule.provenance.clone(),
            });
        }
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.disposition));
    let disposition = findings.iter().filter_map(|finding| finding.disposition).max();
    let mut missing: Vec<String> = rules
        .rows(check)
        .filter(|row| !answers.answers.contains_key(&row.id))
        .map(|row| row.id.clone())
        .collect();
    if check == CheckKind::Full && answers.pain.is_none() {
        missing.push(PAIN.to_owned());
    }
    if disposition.is_none() && !missing.is_empty() {
        return Err(Incomplete { missing });
    }
    Ok(Assessment {
        disposition,
        easiest: findings.iter().any(|finding| finding.disposition.is_none()),
        findings,
        rules_version: rules.version.clone(),
    })
}
