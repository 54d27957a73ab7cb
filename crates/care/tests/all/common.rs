//! A small set of rules, and a person who sends commands.

use care::*;
use jiff::{Span, Zoned};
use uuid::Uuid;

fn provenance() -> Provenance {
    Provenance { source: "a test".to_owned(), mark: Mark::D }
}

/// Yes-or-no questions and where a yes leads.
pub const ROWS: [(&str, Disposition); 6] = [
    ("chest-pain", Disposition::Emergency),
    ("leg-weakness", Disposition::Emergency),
    ("fever", Disposition::Urgent),
    ("sharp-or-new", Disposition::Stop),
    ("bones", Disposition::Provider),
    ("pregnant", Disposition::Caution),
];

pub fn yes(id: &str) -> Condition {
    Condition::Yes { yes: id.to_owned() }
}

fn rule(id: &str, disposition: Option<Disposition>, all: Vec<Condition>) -> Rule {
    Rule {
        id: id.to_owned(),
        disposition,
        why: format!("why-{id}"),
        clinical_row: 1,
        all,
        any: vec![],
        any_count: 1,
        unless: vec![],
        constraints: [].into(),
        days: 0,
        stays: false,
        clearance_days: None,
        visit_since: false,
        provenance: provenance(),
    }
}

pub fn screening() -> ScreeningRules {
    use CheckKind::{Full, Recheck, Session};
    let question = |(id, disposition): (&str, Disposition)| Question {
        id: id.to_owned(),
        text: format!("check-{id}"),
        kind: QuestionKind::YesNo {},
        group: Group::Danger,
        asked: match disposition {
            Disposition::Emergency | Disposition::Urgent => [Full, Session, Recheck].into(),
            Disposition::Stop => [Full, Session].into(),
            _ => [Full].into(),
        },
        after: vec![],
    };
    let mut rules: Vec<Rule> =
        ROWS.iter().map(|(id, disposition)| rule(id, Some(*disposition), vec![yes(id)])).collect();
    rules[5].constraints = ["pregnancy".to_owned()].into();
    let pain = |pain_at_least| Condition::Pain { pain_at_least };
    rules.push(rule("bones-with-fever", Some(Disposition::Emergency), vec![yes("bones"), yes("fever")]));
    rules.push(rule("pain-high", Some(Disposition::Provider), vec![pain(8)]));
    rules.push(Rule { unless: vec![pain(8)], ..rule("pain-easiest", None, vec![pain(6)]) });
    ScreeningRules {
        version: "test-1".to_owned(),
        rescreen_days: 28,
        clearance_days: 182,
        questions: ROWS.map(question).into(),
        rules,
    }
}

fn level(id: &str, repetitions: u32, forbidden: &[&str]) -> Level {
    let amount = |sets, repetitions| Amount { sets, repetitions, hold_s: 0 };
    Level {
        id: id.to_owned(),
        position: Position::Seated,
        equipment: [].into(),
        dose: amount(1, repetitions),
        most: amount(2, repetitions + 4),
        forbidden: forbidden.iter().map(|id| (*id).to_owned()).collect(),
        camera: true,
    }
}

/// Exercises of all purposes and phases; `cat-cow` has an easier level that is for everybody.
pub fn catalogue() -> Catalogue {
    let exercise = |slug: &str, purpose, first_phase, levels| Exercise {
        slug: slug.to_owned(),
        name: format!("exercise-{slug}-name"),
        purpose,
        first_phase,
        per_side: false,
        days: 7,
        repetition_s: 6,
        levels,
        start: 1,
        provenance: provenance(),
    };
    let two =
        |repetitions| vec![level("easy", repetitions - 3, &[]), level("usual", repetitions, &["pregnancy"])];
    use Purpose::{Endurance, Mobility, Relaxation, Strength};
    Catalogue {
        exercises: vec![
            exercise("cat-cow", Mobility, 1, two(8)),
            exercise("open-book", Mobility, 1, two(8)),
            exercise("breathing", Relaxation, 1, two(10)),
            exercise("hold", Endurance, 2, two(10)),
            exercise("row", Strength, 3, two(10)),
            exercise("press", Strength, 3, two(10)),
            exercise(
                "twist",
                Mobility,
                2,
                vec![level("only", 8, &["pregnancy"]), level("more", 12, &["pregnancy"])],
            ),
        ],
        constraints: ["pregnancy".to_owned(), NO_FLOOR.to_owned()].into(),
        equipment: ["band".to_owned()].into(),
    }
}

pub fn numbers() -> ProgrammeRules {
    ProgrammeRules {
        version: "test-1".to_owned(),
        rest_s: 20,
        change_s: 30,
        phase_weeks: [1, 4, 8],
        red_peak: 8,
        red_rise: 3,
        red_morning_rise: 2,
        amber_peak: 3,
        amber_rise: 2,
        amber_morning_rise: 1,
        green_row: 3,
        green_done_percent: 80,
        green_peak: 5,
        week_percent: 110,
        weeks_back: 4,
        red_percent: 60,
        red_days: 7,
        flare_percent: 50,
        flare_days: 7,
        rebuild_days: 2,
        rebuild_percent: vec![67, 83],
        no_better_days: 42,
        better_pain: 2,
        better_percent: 30,
        plateau_days: 28,
        plateau_sessions: 8,
        nudge_percent: 60,
        nudge_days: 7,
        away_days: 14,
        end_weeks: 12,
        maintenance_sessions: 3,
        rules: [].into(),
    }
}

pub fn rules() -> Rules {
    Rules {
        screening: screening(),
        catalogue: catalogue(),
        programme: numbers(),
        questionnaires: vec![],
        countries: ["PT".to_owned()].into(),
        doses: [("cat-cow".to_owned(), Dose { repetitions: 8, easiest: 5, hold_s: 0 })].into(),
        consent_version: "1".to_owned(),
    }
}

/// Full answers: no to everything but `yes`.
pub fn answers(yes: &[&str], pain: u8) -> Answers {
    Answers {
        answers: ROWS.iter().map(|(id, _)| ((*id).to_owned(), yes.contains(id).into())).collect(),
        pain: Some(pain),
    }
}

/// Answers to the danger signs only.
pub fn danger(yes: &[&str]) -> Answers {
    let rows = ROWS.iter().filter(|(_, disposition)| disposition.is_danger_sign());
    Answers { answers: rows.map(|(id, _)| ((*id).to_owned(), yes.contains(id).into())).collect(), pain: None }
}

pub fn result(repetitions: u32) -> ExerciseResult {
    ExerciseResult {
        repetitions,
        correct: repetitions,
        prescribed: 8,
        duration_s: 60.0,
        tracked_share: 0.97,
        frames: 1500,
        ms_per_frame: 33.0,
        curve: vec![CurvePoint { time_s: 0.0, index: Some(0.01) }, CurvePoint { time_s: 0.2, index: None }],
        ..ExerciseResult::new("cat-cow", Tier::Measured)
    }
}

/// A person with a clock. Facts go through JSON, as in the record.
pub struct Person {
    pub facts: Vec<Fact>,
    pub now: Zoned,
    pub rules: Rules,
    next: u128,
}

impl Person {
    pub fn new() -> Self {
        let now = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
        Self { facts: vec![], now, rules: rules(), next: 1 }
    }

    /// A person who has agreed and lives in Portugal.
    pub fn agreed() -> Self {
        let mut person = Self::new();
        person.send(consent(Some("PT"))).expect("consent is taken");
        person
    }

    pub fn fresh(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next)
    }

    pub fn state(&self) -> State {
        fold(&self.facts)
    }

    pub fn gate(&self) -> Gate {
        gate(&self.state(), &self.rules.screening, &self.now)
    }

    pub fn wait(&mut self, span: Span) {
        self.now = self.now.checked_add(span).expect("a later time");
    }

    pub fn send(&mut self, action: Action) -> Result<Outcome, Refused> {
        let command = Command { id: self.fresh(), occurred_at: self.now.clone(), action };
        self.send_command(&command)
    }

    pub fn send_command(&mut self, command: &Command) -> Result<Outcome, Refused> {
        let fresh = self.fresh();
        let reply = handle(&self.state(), command, &self.rules, &self.now, fresh)?;
        for event in reply.events {
            let json = serde_json::to_string(&event).expect("events are JSON");
            let event: Event = serde_json::from_str(&json).expect("and can be read back");
            let at = command.occurred_at.clone();
            self.facts.push(Fact::new(event, at, self.now.timestamp(), Some(command.id)));
        }
        Ok(reply.outcome)
    }

    /// A clear check and a started session.
    pub fn started(&mut self) -> Ticket {
        self.send(check(&[], 3)).expect("a full check");
        match self.send(Action::StartSession { exercise: "cat-cow".to_owned() }) {
            Ok(Outcome::Started { ticket }) => ticket,
            other => panic!("no session: {other:?}"),
        }
    }
}

pub fn consent(country: Option<&str>) -> Action {
    Action::GiveConsent { version: "1".to_owned(), country: country.map(str::to_owned) }
}

pub fn check(yes: &[&str], pain: u8) -> Action {
    Action::SubmitCheck { answers: answers(yes, pain), check: None }
}

/// The full check with yes to these.
pub fn full(yes: &[&str], pain: u8) -> Action {
    Action::SubmitCheck { answers: answers(yes, pain), check: Some(CheckKind::Full) }
}

/// Somebody with a quarter of an hour, three times a week, who has nothing at home.
pub fn intake() -> Intake {
    Intake {
        pain_average: 4,
        pain_worst: 6,
        weeks: 10,
        activities: vec![],
        goals: [Purpose::Mobility].into(),
        confidence: 6,
        equipment: [].into(),
        constraints: [].into(),
        minutes: 15,
        sessions: 3,
        camera: true,
    }
}

/// The rules of all decisions, in order.
pub fn rules_of(person: &Person) -> Vec<String> {
    person.state().decisions().iter().map(|made| made.decision.rule.clone()).collect()
}
