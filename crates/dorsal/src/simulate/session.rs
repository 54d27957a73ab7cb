//! A synthetic session: the check, the exercises one after another, its end and the hours after it.

use care::{
    Action, After, CheckKind, Ended, ExerciseResult, Gate, Outcome, Prescribed, StopReason, Ticket, Tier,
};

use super::life::{Later, Life};
use super::people::whole;

impl Life<'_> {
    pub(super) fn session(&mut self, day: u32) {
        for _ in 0..2 {
            match care::gate(&self.state, &self.rules.screening, &self.now()) {
                Gate::NeedsCheck { check } => drop(self.check(check, day)),
                Gate::Open { .. } | Gate::InSession { .. } => break,
                _ if self.percent(80.0) => return,
                // Some try all the same.
                _ => break,
            }
        }
        let alone: Vec<String> = self.rules.doses.keys().cloned().collect();
        let action = match alone.get(self.dice.below(alone.len())) {
            Some(exercise) if self.percent(6.0) => Action::StartSession { exercise: exercise.clone() },
            _ => Action::StartProgramme {},
        };
        let Ok(Outcome::Started { ticket }) = self.send(action) else { return };
        self.exercise(&ticket, day);
    }

    fn exercise(&mut self, ticket: &Ticket, day: u32) {
        let id = ticket.ticket;
        let served = care::prescribed(&self.state, ticket, &self.rules.catalogue);
        let parts =
            if ticket.plan.is_empty() && !served.is_empty() { vec![self.alone(ticket)] } else { served };
        if parts.is_empty() {
            return;
        }
        let stop_at = if self.percent(4.0) { self.dice.below(parts.len()) } else { parts.len() };
        for (at, part) in parts.iter().enumerate() {
            self.wait(i64::from(part.working_s / 60 + 1));
            if at == stop_at {
                self.stop(ticket, day);
                return;
            }
            if self.percent(3.0) {
                continue;
            }
            let result = Box::new(self.result(part));
            let _ = self.send(Action::ExerciseDone { ticket: id, result });
        }
        if self.percent(6.0) {
            // The page was closed; some come back long after.
            if self.percent(50.0) {
                return;
            }
            self.wait(30 * 60);
        }
        self.end(ticket, day);
    }

    fn alone(&mut self, ticket: &Ticket) -> Prescribed {
        let amount = care::Amount { sets: 1, repetitions: ticket.repetitions.max(1), hold_s: 0 };
        let exercise = ticket.exercise.clone();
        Prescribed { exercise, level: String::new(), amount, per_side: false, working_s: 60 }
    }

    /// What the page saw of one exercise.
    fn result(&mut self, part: &Prescribed) -> ExerciseResult {
        let share = if self.percent(85.0) { 1.0 } else { self.dice.between(0.2, 1.0) };
        let sides = if part.per_side { 2 } else { 1 };
        let number = part.amount.sets * part.amount.repetitions * sides;
        let camera = self.person.intake.camera && self.percent(90.0);
        // What is held is sometimes followed by its seconds alone.
        let counted = camera && (part.amount.hold_s == 0 || self.percent(50.0));
        let repetitions = if counted { (share * f64::from(number)).round() as u32 } else { 0 };
        let ended = match share {
            _ if self.percent(2.0) => Ended::PageClosed,
            share if share < 1.0 => Ended::Stopped,
            _ => Ended::Finished,
        };
        ExerciseResult {
            repetitions,
            correct: repetitions,
            prescribed: number,
            hold_s: if camera { quarters(share * f64::from(number * part.amount.hold_s)) } else { 0.0 },
            duration_s: quarters(share * f64::from(part.working_s)),
            tracked_share: 0.95,
            frames: part.working_s * 25,
            ms_per_frame: 33.0,
            ended,
            ..ExerciseResult::new(part.exercise.clone(), if camera { Tier::Measured } else { Tier::Timed })
        }
    }

    fn stop(&mut self, ticket: &Ticket, day: u32) {
        let reasons = [StopReason::SharpPain, StopReason::NewSymptom, StopReason::Tired, StopReason::Other];
        let reason = reasons[self.dice.below(reasons.len())];
        let _ = self.send(Action::Stopped { ticket: ticket.ticket, reason });
        if matches!(reason, StopReason::SharpPain | StopReason::NewSymptom) && self.percent(80.0) {
            self.check(CheckKind::Recheck, day);
        }
        if self.percent(20.0) {
            // On the same day once more.
            self.session(day);
        }
    }

    /// A number by its share of a hundred.
    fn drawn(&mut self, shares: &[(i32, f64)]) -> i32 {
        let mut left = 100.0 * self.dice.unit();
        for (value, share) in shares {
            left -= share;
            if left < 0.0 {
                return *value;
            }
        }
        shares.last().map_or(0, |(value, _)| *value)
    }

    fn end(&mut self, ticket: &Ticket, day: u32) {
        let pain = |rise: i32| (i32::from(ticket.pain_before) + rise).clamp(0, 10) as u8;
        let calm = self.dice.unit() < self.person.calm;
        let at_most = if calm { 0 } else { 10 };
        let rise = self.drawn(&[(0, 60.0), (1, 29.0), (2, 6.0), (3, 3.0), (5, 2.0)]).min(at_most);
        let peak = (self.dice.unit() < self.person.answering.max(0.8)).then(|| pain(rise));
        let last = if self.percent(90.0) { Some(pain(rise.min(1))) } else { None };
        let effort = Some(whole(&mut self.dice, 1, 8) as u8);
        let ticket = ticket.ticket;
        let _ = self.send(Action::SessionEnded { ticket, pain: last, peak, effort, repetitions_said: None });
        if self.dice.unit() < self.person.answering {
            self.wait(30);
            let rise = self.drawn(&[(0, 60.0), (-1, 30.0), (1, 10.0)]).min(at_most);
            let _ = self.send(Action::PainAfter { ticket, moment: After::HalfHour, pain: pain(rise) });
        }
        if self.dice.unit() < self.person.answering {
            let rise = self.drawn(&[(0, 55.0), (-1, 34.0), (1, 7.0), (2, 4.0)]).min(at_most);
            // Some answer only days later, in the evening, when the next session is over.
            let late = self.percent(10.0);
            let after = if late { whole(&mut self.dice, 1, 4) } else { 1 };
            self.later.push(Later { day: day + after, evening: late, ticket, pain: pain(rise) });
        }
    }
}

/// Seconds in whole quarters: short decimals, which every reader of JSON takes for the same number.
fn quarters(seconds: f64) -> f64 {
    (4.0 * seconds).round() / 4.0
}
