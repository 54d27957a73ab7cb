//! The figure that shows an exercise: the mannequin of `body`, as drawings in the page and as points for the script that
//! moves it.

mod drawing;
mod reels;
mod shape;
mod stage;
mod view;

pub use reels::{Reels, serve};
pub use stage::{SCRIPT, STYLE, moving, stage};
