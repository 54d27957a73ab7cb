//! What the session page needs and is the same for everybody who reads it in one language.

use std::collections::BTreeMap;

use care::{StopOutcome, StopReason, stop_outcome};
use serde::Serialize;

use crate::app::App;
use crate::assets::address;
use crate::offline::Offline;

/// Ids of the messages that the page may show begin so.
const TEXT_PREFIXES: [&str; 8] =
    ["session-", "cue-", "framing-", "unseen-", "stop-", "sight-", "part-", "phase-"];

/// The stop reasons in the order of the dialog, with their name in the page and in commands.
pub const REASONS: [(StopReason, &str); 4] = [
    (StopReason::SharpPain, "sharp-pain"),
    (StopReason::NewSymptom, "new-symptom"),
    (StopReason::Tired, "tired"),
    (StopReason::Other, "other"),
];

/// What is handed to the page's script, with or without a plan.
#[derive(Serialize)]
pub struct Frame<'a> {
    /// The build that this page, its scripts and its words are of.
    pub build: &'a str,
    /// Where that build's parts are.
    pub parts: Vec<String>,
    /// Every message with one of [`TEXT_PREFIXES`], arguments as `{name}`.
    pub texts: BTreeMap<String, String>,
    /// What each stop leads to.
    pub stops: BTreeMap<&'static str, StopOutcome>,
    /// Folder of the camera worker, with a slash at the end.
    pub vision: String,
}

impl<'a> Frame<'a> {
    /// In the reader's language.
    pub fn of(app: &App, build: Option<&'a Offline>) -> Self {
        Self {
            build: build.map_or("", Offline::build),
            parts: build.map(|build| build.parts(app).into()).unwrap_or_default(),
            texts: app.words().template(&TEXT_PREFIXES),
            stops: REASONS.map(|(reason, name)| (name, stop_outcome(reason))).into(),
            vision: address("vision/"),
        }
    }
}
