//! What a set of answers leads to.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Answers, CheckKind, Disposition, Provenance, Rule, ScreeningRules};
use crate::message::Message;

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
    /// A provider has cleared it: it locks nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cleared: bool,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Finding {
    /// Where it leads, if it closes sessions.
    pub fn lock(&self) -> Option<Disposition> {
        self.disposition.filter(|disposition| disposition.locks() && !self.cleared)
    }
}

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The strictest disposition that closes sessions; none means that a session may be done.
    pub disposition: Option<Disposition>,
    /// All rules that applied, strictest first.
    pub findings: Vec<Finding>,
    /// True when only the easiest set may be done.
    pub easiest: bool,
    /// What the answers mean for the choice of exercises.
    pub constraints: BTreeSet<String>,
    /// Days that a lock lasts at least, where a rule says so.
    pub days: u32,
    /// Version of the rules.
    pub rules_version: String,
}

/// A check with missing answers in which nothing that was answered locks: the person has not been screened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incomplete {
    /// Ids of the questions without an answer, in the order in which they are asked (`pain` for pain now).
    pub missing: Vec<String>,
}

/// Assesses a check. Total: every set of answers has an outcome. What was answered counts even where the rest was not: a yes that
/// locks is never lost to an incomplete form. `cleared` says which rules a provider has cleared.
///
/// # Errors
/// [`Incomplete`] names the questions of that kind that have no answer, where nothing that was answered locks.
pub fn assess(
    rules: &ScreeningRules,
    check: CheckKind,
    answers: &Answers,
    cleared: impl Fn(&Rule) -> bool,
) -> Result<Assessment, Incomplete> {
    let applied: Vec<&Rule> = rules.rules.iter().filter(|rule| rule.applies(answers)).collect();
    let mut findings: Vec<Finding> = applied
        .iter()
        .map(|rule| Finding {
            rule: rule.id.clone(),
            disposition: rule.disposition,
            why: Message::new(&rule.why).with("pain", u32::from(answers.pain.unwrap_or_default())),
            clinical_row: rule.clinical_row,
            cleared: rule.disposition.is_some() && cleared(rule),
            provenance: rule.provenance.clone(),
        })
        .collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.disposition));
    let disposition = findings.iter().filter_map(Finding::lock).max();
    let missing = missing(rules, check, answers);
    if disposition.is_none() && !missing.is_empty() {
        return Err(Incomplete { missing });
    }
    let locking = applied
        .iter()
        .filter(|rule| findings.iter().any(|finding| finding.rule == rule.id && finding.lock().is_some()));
    Ok(Assessment {
        disposition,
        easiest: findings.iter().any(|finding| finding.disposition.is_none()),
        constraints: applied.iter().flat_map(|rule| rule.constraints.iter().cloned()).collect(),
        // What a provider has cleared closes nothing, and so prolongs nothing.
        days: locking.map(|rule| rule.days).max().unwrap_or_default(),
        findings,
        rules_version: rules.version.clone(),
    })
}

/// The questions of a check that have no answer, in their order.
pub(crate) fn missing(rules: &ScreeningRules, check: CheckKind, answers: &Answers) -> Vec<String> {
    let sequence = rules.sequence(check, answers);
    sequence.into_iter().filter(|id| !answers.has(id)).map(str::to_owned).collect()
}
