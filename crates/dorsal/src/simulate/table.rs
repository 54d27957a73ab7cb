//! The screening table of the clinical basis, section 1.3, written down a second time: which signs lead at least where.
//!
//! It shares nothing with the rules that it is there to check: neither their data nor their code.

use std::collections::BTreeSet;

use care::{Answer, Answers, CheckKind, Disposition};

/// Something that a person has told.
enum Sign {
    Yes(&'static str),
    No(&'static str),
    From(&'static str, u32),
    Under(&'static str, u32),
    Chosen(&'static str, usize),
    Pain(u8),
}
use Sign::{Chosen, From, No, Pain, Under, Yes};

impl Sign {
    fn question(&self) -> Option<&'static str> {
        match *self {
            Yes(id) | No(id) | From(id, _) | Under(id, _) | Chosen(id, _) => Some(id),
            Pain(_) => None,
        }
    }

    fn is_there(&self, told: &Answers) -> bool {
        let answer = |id: &str| told.answers.get(id);
        match *self {
            Yes(id) => matches!(answer(id), Some(Answer::Bool(true))),
            No(id) => matches!(answer(id), Some(Answer::Bool(false))),
            From(id, least) => matches!(answer(id), Some(Answer::Number(told)) if *told >= least),
            Under(id, limit) => matches!(answer(id), Some(Answer::Number(told)) if *told < limit),
            Chosen(id, least) => matches!(answer(id), Some(Answer::Several(told)) if told.len() >= least),
            Pain(least) => told.pain.is_some_and(|pain| pain >= least),
        }
    }
}

/// A row of the table, or a combination of rows.
pub struct Row {
    /// Its name here.
    pub name: &'static str,
    /// Its number in the table; 0 for what section 5 adds.
    pub number: u8,
    /// Where it leads.
    pub leads: Disposition,
    /// What limits the choice of exercises.
    pub limits: &'static [&'static str],
    /// Days that sessions stay closed at least, where it says so.
    pub days: i64,
    /// It is a fact that stays, not something that comes and goes.
    pub stays: bool,
    all: &'static [Sign],
    /// So many of these besides.
    some: (usize, &'static [Sign]),
    unless: &'static [Sign],
}

const fn row(name: &'static str, number: u8, leads: Disposition, all: &'static [Sign]) -> Row {
    Row { name, number, leads, limits: &[], days: 0, stays: false, all, some: (0, &[]), unless: &[] }
}

impl Row {
    const fn unless(mut self, signs: &'static [Sign]) -> Self {
        self.unless = signs;
        self
    }

    const fn with(mut self, number: usize, of: &'static [Sign]) -> Self {
        self.some = (number, of);
        self
    }

    const fn limits(mut self, limits: &'static [&'static str]) -> Self {
        self.limits = limits;
        self
    }

    const fn closed_for(mut self, days: i64) -> Self {
        self.days = days;
        self
    }

    const fn stays(mut self) -> Self {
        self.stays = true;
        self
    }

    fn signs(&self) -> impl Iterator<Item = &Sign> {
        self.all.iter().chain(self.some.1).chain(self.unless)
    }

    /// True where this check asks for something of it.
    pub fn is_asked(&self, check: CheckKind) -> bool {
        self.signs().any(|sign| sign.question().map_or(check != CheckKind::Recheck, |id| asks(check, id)))
    }

    /// True where it was told, not only measured by how much it hurts, and is now told otherwise.
    pub fn is_taken_back(&self, told: &Answers) -> bool {
        self.signs().any(|sign| sign.question().is_some()) && !self.applies(told)
    }

    fn applies(&self, told: &Answers) -> bool {
        let (least, some) = &self.some;
        self.all.iter().all(|sign| sign.is_there(told))
            && some.iter().filter(|sign| sign.is_there(told)).count() >= *least
            && !self.unless.iter().any(|sign| sign.is_there(told))
    }
}

use Disposition::{Advice, Caution, Emergency, Provider, Stop, Urgent};

/// Rows 1 to 28, the combinations, and section 5.
const TABLE: [Row; 50] = [
    row("chest pain", 1, Emergency, &[Yes("chest-pain")]),
    row("tearing pain", 2, Emergency, &[Yes("tearing-pain")]),
    row("breath", 3, Emergency, &[Yes("breathless")]),
    row("legs, fast", 4, Emergency, &[Yes("leg-weakness")]).unless(&[No("leg-weakness-rapid")]),
    row("legs, slow", 4, Urgent, &[Yes("leg-weakness"), No("leg-weakness-rapid")]),
    row("saddle", 5, Emergency, &[Yes("saddle-numbness")]),
    row("fall, crash or blow", 6, Emergency, &[Yes("major-trauma")]),
    row("electric shocks", 7, Urgent, &[Yes("electric-shocks")]),
    row("band", 8, Provider, &[Yes("band-like")]),
    row("fever", 9, Urgent, &[Yes("fever")]),
    row("infection risk", 10, Provider, &[Yes("infection-risk")]).stays(),
    row("immune", 11, Provider, &[Yes("immune")]).stays(),
    row("cancer", 12, Urgent, &[Yes("cancer")]).stays(),
    row("weight", 13, Urgent, &[Yes("weight-loss")]),
    row("constant", 14, Urgent, &[Yes("constant-pain")]),
    row("night", 15, Provider, &[Yes("night-pain")]),
    row("lump", 16, Urgent, &[Yes("lump")]),
    row("bones", 17, Provider, &[Yes("osteoporosis"), No("osteoporosis-sudden")])
        .limits(&["osteoporosis"])
        .stays(),
    row("bones, sudden", 17, Urgent, &[Yes("osteoporosis")])
        .unless(&[No("osteoporosis-sudden")])
        .limits(&["osteoporosis", "fracture"]),
    row("bones and something new", 17, Urgent, &[Yes("osteoporosis"), Yes("sharp-or-new")]),
    row("young", 18, Provider, &[Under("age", 18)]).stays(),
    row("first after 60", 18, Provider, &[From("age", 60), Yes("first-episode")]).stays(),
    row("spine surgery", 19, Provider, &[Yes("spine-surgery"), No("spine-surgery-recent")]).stays(),
    row("recent spine surgery", 19, Provider, &[Yes("spine-surgery")])
        .unless(&[No("spine-surgery-recent")])
        .closed_for(84)
        .stays(),
    row("inflammatory", 20, Advice, &[Yes("long-and-early"), Chosen("inflammatory", 3)]),
    row("rash", 21, Provider, &[Yes("rash")]),
    row("belly", 22, Provider, &[Yes("belly"), No("belly-severe")]),
    row("belly, severe", 22, Urgent, &[Yes("belly")]).unless(&[No("belly-severe")]),
    row("heart or lung", 23, Provider, &[Yes("heart-lung")]).limits(&["head-low"]).stays(),
    row("pregnant", 24, Caution, &[Yes("pregnant")])
        .unless(&[Yes("pregnant-complications")])
        .limits(&["pregnancy"]),
    row("pregnant, complications", 24, Provider, &[Yes("pregnant"), Yes("pregnant-complications")])
        .limits(&["pregnancy"])
        .stays(),
    row("nerves", 25, Provider, &[Yes("neurological")])
        .unless(&[Yes("steady-agreed")])
        .limits(&["balance", "no-floor"])
        .stays(),
    row("nerves, agreed", 25, Caution, &[Yes("neurological"), Yes("steady-agreed")])
        .limits(&["balance", "no-floor"]),
    row("fall", 25, Caution, &[Yes("fall")]).limits(&["balance", "no-floor"]),
    row("floor", 25, Caution, &[Yes("floor")]).limits(&["no-floor"]),
    row("pain of 8", 26, Provider, &[Pain(8)]),
    row("worse every week", 26, Provider, &[Yes("worse-weekly")]),
    row("chest or shoulder surgery", 27, Provider, &[Yes("chest-or-shoulder-surgery")])
        .limits(&["ribs", "shoulder"])
        .stays(),
    row("bleeding", 27, Caution, &[Yes("bleeding")]).limits(&["bleeding"]),
    row("no better", 28, Provider, &[Yes("no-better")]),
    row("sharp or new", 0, Stop, &[Yes("sharp-or-new")]),
    row("9 with 10, 11 or 14", 9, Emergency, &[Yes("fever")])
        .with(1, &[Yes("infection-risk"), Yes("immune"), Yes("constant-pain")]),
    row("12 with 4, 5 or 8", 12, Emergency, &[Yes("cancer")])
        .with(1, &[Yes("leg-weakness"), Yes("saddle-numbness"), Yes("band-like")]),
    row("8 with 4", 8, Urgent, &[Yes("band-like"), Yes("leg-weakness")]),
    row("8 with 7", 8, Urgent, &[Yes("band-like"), Yes("electric-shocks")]),
    row("8 with 12", 8, Urgent, &[Yes("band-like"), Yes("cancer")]),
    row("15 with 13", 15, Urgent, &[Yes("night-pain"), Yes("weight-loss")]),
    row("two of 12 to 16", 12, Urgent, &[])
        .with(2, &[Yes("cancer"), Yes("weight-loss"), Yes("constant-pain"), Yes("night-pain"), Yes("lump")]),
    row("65 with 17", 17, Urgent, &[From("age", 65), Yes("osteoporosis")]).stays(),
    row("65 with a fall", 17, Urgent, &[From("age", 65), Yes("fall")]).stays(),
];

/// The rows that apply to what was told.
pub fn rows(told: &Answers) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(|row| row.applies(told))
}

/// The mini-screen before every session, with the question that follows on number 4.
const BEFORE_EACH: [&str; 8] = [
    "chest-pain",
    "tearing-pain",
    "breathless",
    "leg-weakness",
    "leg-weakness-rapid",
    "saddle-numbness",
    "fever",
    "sharp-or-new",
];
/// After a stop these are asked besides, and `sharp-or-new` is not: it is what led there.
const AFTER_A_STOP: [&str; 3] = ["major-trauma", "electric-shocks", "rash"];

fn asks(check: CheckKind, id: &str) -> bool {
    match check {
        CheckKind::Full => true,
        CheckKind::Session => BEFORE_EACH.contains(&id),
        CheckKind::Recheck => {
            AFTER_A_STOP.contains(&id) || (BEFORE_EACH.contains(&id) && id != "sharp-or-new")
        }
    }
}

/// The row of a name.
pub fn named(name: &str) -> impl Iterator<Item = &'static Row> {
    TABLE.iter().filter(move |row| row.name == name)
}

/// What is known of somebody at a check: its answers, and what the last full screening told that this check does not ask.
pub fn known(check: CheckKind, today: &Answers, full: Option<&Answers>) -> Answers {
    let mut known = today.clone();
    for (id, answer) in full.iter().flat_map(|full| &full.answers).filter(|(id, _)| !asks(check, id)) {
        known.answers.entry(id.clone()).or_insert_with(|| answer.clone());
    }
    known
}

/// What limits the choice of exercises for somebody who has told this.
pub fn limits(told: &Answers) -> BTreeSet<String> {
    rows(told).flat_map(|row| row.limits).map(|limit| (*limit).to_owned()).collect()
}
