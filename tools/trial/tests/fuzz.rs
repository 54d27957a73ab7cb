//! A short run of the bad input that `cargo xtask fuzz` tries for as long as one likes.

use library::Library;
use trial::fuzz::TARGETS;

/// Cases of each kind.
const CASES: u64 = 12;

#[test]
fn bad_input_does_no_harm() {
    let library = Library::load().expect("the library");
    for target in &TARGETS {
        for seed in 0..CASES {
            eprintln!("{} {seed}", target.name);
            target.case(&library, seed);
        }
    }
}
