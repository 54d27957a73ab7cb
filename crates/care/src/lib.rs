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
//! use care::{Message, State};
//!
//! // Nobody has said anything yet, so nothing is open and there is nothing to decide on.
//! let state: State = care::fold([]);
//! assert_eq!(state.consent(), None);
//! assert!(state.programme().is_none() && state.decisions().is_empty());
//! ```

mod catalogue;
mod choices;
mod command;
mod course;
mod decide;
mod decision;
mod event;
mod fact;
mod handle;
mod intake;
mod lately;
mod lock;
mod measure;
mod message;
mod moment;
mod part;
mod preferences;
mod programme;
mod progression;
mod reader;
mod recording;
mod result;
mod rules;
mod screening;
mod sides;
mod state;
mod tally;
mod ticket;

pub use catalogue::{Amount, Catalogue, Exercise, Level, NO_FLOOR, Position, Purpose};
pub use choices::{Choices, choices, forbids_alone, own_ranges, prescribed};
pub use command::{Action, Attestation, Command, Outcome, PROVIDER, Refused, Reply, SEEN_BY_CLINICIAN};
pub use course::{
    Course, Point, Shift, Week, activities, answers, due_measures, pain, pain_before_sessions, scores, shift,
    weeks,
};
pub use decide::decide;
pub use decision::{Change, Decision, Standing, Verdict, Waiting};
pub use event::{After, Author, Correction, Enrolment, Event, FlareUp};
pub use fact::{Fact, What};
pub use handle::{Today, handle, next_question, settle, today};
pub use intake::{Activity, Intake, MAX_ACTIVITIES};
pub use lately::{Hurt, Lately, lately};
pub use lock::{Lock, LockCause};
pub use measure::{Advice, Follows, Item as MeasureItem, MeasureAnswers, Questionnaire, Scoring};
pub use message::{Arg, Message};
pub use moment::{deserialize_moment, read_moment};
pub use part::{MAX_PARTS, Part, Reach, Side};
pub use preferences::{Preferences, Quiet, Reminder};
pub use programme::{Item, Person, Programme, first as first_programme};
pub use progression::{Colour, Judgement, Pain, STEP_HOLD_S, judge, step_up};
pub use reader::{Reader, Reading, Role};
pub use recording::{Keeping, MAX_KEEPING_DAYS, Recording, Shows};
pub use result::{
    Chosen, CurvePoint, Ended, ExerciseResult, Impossible, Left, MAX_CURVE_POINTS, MAX_DURATION_S,
    MAX_REPETITIONS, RepetitionMark, StopOutcome, StopReason, Tier, Unseen, stop_outcome,
};
pub use rules::{Dose, ProgrammeRules, Rules};
pub use screening::{
    Answer, Answers, Assessment, CheckKind, Condition, Disposition, Finding, Group, Incomplete, Mark, PAIN,
    Provenance, Question, QuestionKind, Rule, ScreeningRules, assess,
};
pub use sides::{SideRange, Sides, sides};
pub use state::{Gate, Made, Measured, SessionSummary, State, fold, fold_more, gate, sessions};
pub use tally::{DAYS_BETWEEN, Month, Share, WEEKS_WITH_SESSIONS, shares};
pub use ticket::{Clearance, Late, Prescribed, Ticket};
