//! The domain: screening, sessions and stop rules as pure functions over a person's events.

mod command;
mod event;
mod message;
mod result;
mod screening;
mod state;

pub use command::{Action, Attestation, Command, Dose, Outcome, Refused, Reply, Rules, handle};
pub use event::{Clearance, Event, Fact, Late, Lock, LockCause, Ticket, What};
pub use message::{Arg, Message};
pub use result::{
    CurvePoint, Ended, ExerciseResult, Impossible, MAX_CURVE_POINTS, MAX_DURATION_S, MAX_REPETITIONS,
    RepetitionMark, StopOutcome, StopReason, Tier, Unseen, stop_outcome,
};
pub use screening::{
    Answers, Assessment, CheckKind, Combination, Disposition, Finding, Incomplete, Mark, PAIN, PainRule,
    Provenance, Row, ScreeningRules, assess, assess_kind,
};
pub use state::{Gate, SessionSummary, State, fold, gate, sessions};
