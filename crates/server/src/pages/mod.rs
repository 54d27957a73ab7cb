//! One file a page.

pub mod about;
pub mod advice;
pub mod camera;
pub mod check;
pub mod emergency;
pub mod exercise;
pub mod footnotes;
pub mod guide;
pub mod intake;
pub mod language;
pub mod link;
pub mod measure;
pub mod outcome;
pub mod papers;
pub mod programme;
pub mod progress;
pub mod session;
pub mod today;
