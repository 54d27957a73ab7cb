//! One file a page.

pub mod about;
pub mod account;
pub mod advice;
pub mod avoid;
pub mod calendar;
pub mod camera;
pub mod check;
pub mod emergency;
pub mod exercise;
pub mod flare_up;
pub mod footnotes;
pub mod guide;
pub mod intake;
pub mod join;
pub mod language;
pub mod learn;
pub mod link;
pub mod measure;
pub mod outcome;
pub mod papers;
pub mod programme;
pub mod progress;
pub mod session;
pub mod settings;
pub mod today;
