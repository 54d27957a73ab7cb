//! Prints how the live engine does on the mannequin: a table, and every case that is not exact.
//!
//! `cargo run --release -p accuracy --example mannequin [part of a slug] [number of another draw]`

fn main() -> Result<(), library::Error> {
    let only = std::env::args().nth(1).unwrap_or_default();
    let draw = std::env::args().nth(2).and_then(|draw| draw.parse().ok()).unwrap_or(0);
    let figures = accuracy::mannequin::evaluate_draw(&library::Library::load()?, &only, draw, &mut |_| ());
    println!("{}", figures.table().markdown());
    for (case, found) in &figures.wrong {
        println!(
            "{} {} {:?} from {:.0} deg, {} s, {:.0} %, build {}: {} found of {}, {} with the own range known, {:.1} s held of {:.1} s",
            case.exercise,
            case.view,
            case.side,
            case.yaw_deg,
            case.tempo_s,
            100.0 * case.amplitude,
            case.build,
            found.found,
            found.repetitions,
            found.found_calibrated,
            found.found_s,
            found.held_s,
        );
        let spans = |spans: &[(f64, f64)]| {
            spans.iter().map(|(from, to)| format!("{from:.1}-{to:.1}")).collect::<Vec<_>>().join(" ")
        };
        println!("    true {}", spans(&found.true_spans));
        println!("    found {}", spans(&found.found_spans));
        let unseen = found.unseen.iter().map(|(why, s)| format!("{why} {s:.1} s")).collect::<Vec<_>>();
        if !unseen.is_empty() {
            println!("    unseen {}", unseen.join(", "));
        }
    }
    Ok(())
}
