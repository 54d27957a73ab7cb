//! A sponsor is found while somebody types, also with mistakes.

use access::directory::Directory;
use proptest::prelude::*;

const SPONSORS: [&[&str]; 7] = [
    &["Universität Bergstraße"],
    &["Câmara Municipal de Évora", "CME"],
    &["Northwind Traders Ltd", "Northwind", "North Star Trading"],
    &["Northern Rail"],
    &["Saúde+ Seguros", "Fidelity Health"],
    &["O’Connor & Sons"],
    &["Kraków Transport Łódź"],
];

fn found(query: &str) -> Vec<usize> {
    let directory = Directory::new(SPONSORS.iter().map(|names| names.iter().copied()));
    directory.search(query, 8).into_iter().map(|hit| hit.sponsor).collect()
}

#[test]
fn what_is_typed_leads_to_whom_it_means() {
    let check = |query: &str, first: usize| assert_eq!(found(query).first(), Some(&first), "{query}");
    for (query, first) in [
        ("uni", 0),
        ("UNIVERSITAT BERGSTRASSE", 0),
        ("bergstraße", 0),
        ("bergs uni", 0),
        ("evora", 1),
        ("cme", 1),
        ("northw", 2),
        ("north star", 2),
        ("nortwhind", 2),
        ("nothern", 3),
        ("saude", 4),
        ("fidelty", 4),
        ("oconnor", 5),
        ("o'connor sons", 5),
        ("krakow lodz", 6),
    ] {
        check(query, first);
    }
}

#[test]
fn nothing_is_found_before_three_letters_or_for_something_else() {
    for query in ["", "no", "n o", "--- ..", "xyzzy", "northwind bakery", "rthwind"] {
        assert_eq!(found(query), Vec::<usize>::new(), "{query}");
    }
    // Both begin like that; each sponsor stands there once.
    assert_eq!(found("north").len(), 2);
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered(query in "\\PC{0,60}") {
        let hits = found(&query);
        prop_assert!(hits.len() <= SPONSORS.len());
    }

    #[test]
    fn each_beginning_of_a_name_finds_it(sponsor in 0..SPONSORS.len(), cut in 3..40_usize) {
        let name: String = SPONSORS[sponsor][0].chars().take(cut).collect();
        let letters = name.chars().filter(|letter| letter.is_alphanumeric()).count();
        prop_assert!(letters < 3 || found(&name).contains(&sponsor), "{name}");
    }
}
