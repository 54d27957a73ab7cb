//! What somebody does on a day, apart from the session.

use std::collections::BTreeMap;

use care::{
    Action, After, Attestation, CheckKind, Correction, Enrolment, FlareUp, Item, Programme, StopReason,
    Verdict,
};
use jiff::ToSpan;
use uuid::Uuid;

use super::life::Life;
use super::people::{intake, whole};

/// How the clinician is named.
const CLINICIAN: &str = "C. Nunes";

impl Life<'_> {
    pub(super) fn first_steps(&mut self) {
        let countries: Vec<String> = self.rules.countries.iter().cloned().collect();
        let country =
            if countries.is_empty() { None } else { countries.get(self.dice.below(countries.len())) };
        let consent =
            Action::GiveConsent { version: self.rules.consent_version.clone(), country: country.cloned() };
        let _ = self.send(consent);
        if self.person.clinic {
            let _ = self.send(Action::Enrol { enrolment: Enrolment::Clinic });
        }
        if self.percent(50.0) {
            // Some tell of themselves before the check, some after it.
            let _ = self.send(Action::AnswerIntake { intake: self.person.intake.clone() });
            self.check(CheckKind::Full, 0);
        } else {
            self.check(CheckKind::Full, 0);
            let _ = self.send(Action::AnswerIntake { intake: self.person.intake.clone() });
        }
    }

    /// Answers a check; now and then with danger signs, or with questions left out.
    pub(super) fn check(&mut self, check: CheckKind, day: u32) -> u8 {
        let pain = self.pain(day);
        let flags = match check {
            CheckKind::Full if self.percent(8.0) => whole(&mut self.dice, 1, 3),
            CheckKind::Session if self.percent(1.0) => 1,
            CheckKind::Recheck if self.percent(8.0) => 1,
            _ => 0,
        };
        let complete = self.percent(90.0);
        let asked = (check, flags, complete);
        let answers = self.person.answers(&mut self.dice, self.rules, asked, pain);
        let command = |answers| match check {
            CheckKind::Recheck => Action::SubmitRecheck { answers },
            CheckKind::Full => Action::SubmitCheck { answers, check: Some(CheckKind::Full) },
            CheckKind::Session => Action::SubmitCheck { answers, check: None },
        };
        if self.send(command(answers)).is_err() && self.percent(80.0) {
            let answers = self.person.answers(&mut self.dice, self.rules, (check, flags, true), pain);
            let _ = self.send(command(answers));
        }
        pain
    }

    pub(super) fn answer_later(&mut self, day: u32, evening: bool) {
        let (due, rest) = std::mem::take(&mut self.later)
            .into_iter()
            .partition(|one| one.day < day || (one.day == day && one.evening == evening));
        self.later = rest;
        let due: Vec<super::life::Later> = due;
        for one in due {
            let answer = Action::PainAfter { ticket: one.ticket, moment: After::Morning, pain: one.pain };
            let _ = self.send(answer);
        }
    }

    pub(super) fn flare_up(&mut self, day: u32) {
        match self.flare {
            Some(last) if day > last => {
                self.flare = None;
                if self.percent(80.0) {
                    let _ = self.send(Action::FlareUp { state: FlareUp::Over });
                }
            }
            None if self.dice.unit() < self.person.flares => {
                self.flare = Some(day + whole(&mut self.dice, 2, 11));
                if self.percent(80.0) {
                    let _ = self.send(Action::FlareUp { state: FlareUp::Began });
                }
            }
            _ => {}
        }
    }

    /// What happens seldom: other answers at the intake, questionnaires, lessons, consent, and what nobody should do.
    pub(super) fn odd(&mut self, day: u32) {
        if self.percent(0.8) {
            let pain = f64::from(self.pain(day));
            self.person.intake = intake(&mut self.dice, self.rules, pain);
            let _ = self.send(Action::AnswerIntake { intake: self.person.intake.clone() });
        }
        if day % 7 == 3 && self.percent(70.0) {
            self.questionnaire();
        }
        if self.percent(3.0) {
            let _ = self.send(Action::ReadLesson { lesson: "pacing".to_owned() });
        }
        if self.percent(0.1) {
            let _ = self.send(Action::WithdrawConsent {});
        }
        if self.state.consent().is_none() && self.percent(40.0) {
            let country = self.rules.countries.first().cloned();
            let version = self.rules.consent_version.clone();
            let _ = self.send(Action::GiveConsent { version, country });
        }
        if self.percent(0.1) {
            let clinic = self.state.enrolment() == Enrolment::Clinic;
            let enrolment = if clinic { Enrolment::SelfGuided } else { Enrolment::Clinic };
            let _ = self.send(Action::Enrol { enrolment });
        }
        if self.percent(1.0) {
            // Without a check, or while sessions are closed.
            let _ = self.send(Action::StartProgramme {});
        }
        if self.percent(0.5) {
            let _ = self.send(Action::GiveClearance { by: CLINICIAN.to_owned() });
        }
        if self.percent(0.3) {
            // A page that was left open for days.
            let old = care::sessions(&self.state).first().map(|session| session.ticket.ticket);
            if let Some(ticket) = old {
                let reason = StopReason::SharpPain;
                let _ = self.send(Action::Stopped { ticket, reason });
            }
        }
        if self.percent(0.2) {
            let _ = self.send(Action::PainAfter { ticket: Uuid::nil(), moment: After::Morning, pain: 11 });
        }
        if self.percent(1.5) {
            self.correct();
        }
    }

    fn questionnaire(&mut self) {
        let known = self.rules.questionnaires.len();
        let Some(one) = self.rules.questionnaires.get(self.dice.below(known)) else { return };
        let mut answers = BTreeMap::new();
        for item in &one.items {
            if self.dice.unit() < self.person.answering {
                answers.insert(item.id.clone(), self.dice.between(item.min, item.max).round());
            }
        }
        let _ = self.send(Action::AnswerMeasure { measure: one.id.clone(), answers });
    }

    /// Corrects what was said of the last session.
    fn correct(&mut self) {
        let Some(session) = care::sessions(&self.state).last() else { return };
        let Some(fact) = session.facts.get(self.dice.below(session.facts.len())).copied() else { return };
        let pain = whole(&mut self.dice, 0, 10) as u8;
        let correction = if self.percent(50.0) {
            Correction::PainAfter { pain }
        } else {
            let (pain, peak) = (Some(pain), Some(whole(&mut self.dice, 0, 10) as u8));
            Correction::SessionEnded { pain, peak, effort: None, repetitions_said: None }
        };
        let _ = self.send(Action::Correct { fact, correction });
    }

    /// Tells of a visit after a lock: mostly a true one, sometimes too early or of an impossible day.
    pub(super) fn visit(&mut self) {
        let closed = self.state.is_closed(&self.now());
        if !closed || !self.percent(30.0) {
            return;
        }
        let today = self.now().date();
        let days = if self.percent(10.0) { whole(&mut self.dice, 0, 60) } else { 0 };
        let seen_on = today.checked_sub(i64::from(days).days()).ok();
        let provider = if self.percent(95.0) { "Centro de saúde" } else { "  " };
        let seen_by_clinician = self.percent(95.0);
        let attestation = Attestation { seen_by_clinician, seen_on, provider: provider.to_owned() };
        let _ = self.send(Action::Attest { attestation });
    }

    /// The clinic's part of the day.
    pub(super) fn clinician(&mut self) {
        let by = || CLINICIAN.to_owned();
        if self.state.is_closed(&self.now()) && self.percent(25.0) {
            let _ = self.send(Action::GiveClearance { by: by() });
        }
        let waiting: Vec<u64> = self.state.proposals().keys().copied().collect();
        for proposal in waiting {
            if !self.percent(40.0) {
                continue;
            }
            let verdict = match self.dice.below(20) {
                0..14 => Verdict::Accepted,
                14..17 => Verdict::Rejected,
                _ => match self.edited(proposal) {
                    Some(programme) => Verdict::Edited { programme },
                    None => Verdict::Rejected,
                },
            };
            let note = String::new();
            let _ = self.send(Action::AnswerDecision { proposal, verdict, by: by(), note });
        }
    }

    /// What a clinician makes of a proposal: a little less, or with an exercise of their choice, for this person or not.
    fn edited(&mut self, proposal: u64) -> Option<Programme> {
        let decision = self.state.proposals().get(&proposal)?;
        let care::Change::Programme { programme } = &decision.change else { return None };
        let mut programme = programme.clone();
        let at = self.dice.below(programme.items.len());
        let item = programme.items.get_mut(at)?;
        item.amount.repetitions = (item.amount.repetitions - 1).max(1);
        if self.percent(30.0) {
            let exercises = &self.rules.catalogue.exercises;
            let exercise = exercises.get(self.dice.below(exercises.len()))?;
            let level = exercise.levels.get(self.dice.below(exercise.levels.len()))?;
            programme.items.retain(|item| item.exercise != exercise.slug);
            let (exercise, level) = (exercise.slug.clone(), level);
            programme.items.push(Item {
                exercise,
                level: level.id.clone(),
                amount: level.dose,
                because: Vec::new(),
            });
        }
        Some(programme)
    }
}
