//! The domain: screening, sessions and stop rules as pure functions over a person's events.
//!
//! A person's record is a list of facts. [`fold`] says where the person stands, [`gate`] what stands between them and
//! a session, [`handle`] what comes of a command: new facts, and an answer that is made from them. Parameters (the
//! questions, the doses) come in as [`Rules`]; the logic is here, named by rule id.
//!
//! What it is not: it holds no words (messages are ids with arguments), no storage, no clock, no randomness.
//!
//! **Invariants**
//! - Every set of answers has an outcome; a missing answer is not a no, and a yes that locks counts without the rest.
//! - Decisions are facts: a fold never decides again what was decided before.
//! - While a lock stands nothing opens, whatever is answered; a clock set back opens nothing.
//! - One clear check, one session: no ticket without a clear check since the last session ended.
//! - The same command twice adds nothing and gets the same answer.
//!
//! ```
//! use care::{Gate, State, gate};
//!
//! let now: jiff::Zoned = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse()?;
//! let state: State = care::fold([]);
//! assert_eq!(gate(&state, &now), Gate::NeedsConsentAndCountry { unknown_country: false });
//! # Ok::<(), jiff::Error>(())
//! ```

mod command;
mod event;
mod message;
mod moment;
mod result;
mod screening;
mod state;

pub use command::{
    Action, Attestation, Command, Dose, Outcome, PROVIDER, Refused, Reply, Rules, SEEN_BY_CLINICIAN, handle,
};
pub use event::{Clearance, Event, Fact, Late, Lock, LockCause, Ticket, What};
pub use message::{Arg, Message};
pub use moment::{deserialize_moment, read_moment};
pub use result::{
    CurvePoint, Ended, ExerciseResult, Impossible, MAX_CURVE_POINTS, MAX_DURATION_S, MAX_REPETITIONS,
    RepetitionMark, StopOutcome, StopReason, Tier, Unseen, stop_outcome,
};
pub use screening::{
    Answers, Assessment, CheckKind, Combination, Disposition, Finding, Incomplete, Mark, PAIN, PainRule,
    Provenance, Row, ScreeningRules, assess_kind,
};
pub use state::{Gate, SessionSummary, State, fold, gate, sessions};
