//! Id and birth date must be right; the name may be spelled by ear; and one answer covers whatever is wrong.

use access::eligibility::{Candidate, Eligibility, age, decide};
use access::identity::RosterKey;
use access::roster::Cover;
use access::sponsor::{Relationship, Sponsor};
use jiff::civil::{Date, date};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 26);
const BIRTH: Date = date(1980, 3, 31);

fn key() -> RosterKey {
    RosterKey::from_random([7; 32])
}

fn candidate(first_name: &str, last_name: &str, cover: Cover) -> Candidate {
    let fingerprint = key().fingerprint(Uuid::nil(), "E-0042", BIRTH).expect("an id");
    Candidate { names: key().names(&fingerprint, first_name, last_name), cover }
}

fn cover(relationship: Relationship) -> Cover {
    Cover { relationship, from: date(2026, 1, 1), until: Some(date(2026, 12, 31)) }
}

fn asked(
    sponsor: &Sponsor,
    found: &[Candidate],
    first_name: &str,
    last_name: &str,
    today: Date,
) -> Eligibility {
    let fingerprint = key().fingerprint(Uuid::nil(), " e-0042 ", BIRTH).expect("an id");
    decide(sponsor, found, &key().names(&fingerprint, first_name, last_name), BIRTH, today)
}

#[test]
fn a_name_is_a_tolerant_second_check() {
    let sponsor = Sponsor::new(Uuid::nil(), "Northwind");
    let found = [candidate("José María", "Müller-Ávila", cover(Relationship::Own))];
    let check = |first: &str, last: &str, expected| {
        assert_eq!(asked(&sponsor, &found, first, last, TODAY), expected, "{first} {last}");
    };
    for (first, last) in [
        ("José María", "Müller-Ávila"),
        ("jose", "mueller"),
        ("JOSE MARIA", "AVILA"),
        ("Maria", "Miller"),
        ("Müller Ávila", "José"),
    ] {
        check(first, last, Eligibility::Eligible);
    }
    for (first, last) in [("Ana", "Santos"), ("", ""), ("J", "M")] {
        check(first, last, Eligibility::NotFound);
    }
    // A list of common names fits nobody by chance; a long name of one's own does.
    let silva = [candidate("Ana", "Silva", cover(Relationship::Own))];
    let long = |first: &str, last: &str| asked(&sponsor, &silva, first, last, TODAY);
    assert_eq!(long("João Maria José", "dos Santos da Silva Costa Pereira"), Eligibility::NotFound);
    assert_eq!(long("Ana Maria", "dos Santos da Silva Costa"), Eligibility::Eligible);
    assert_eq!(long("de", "da dos"), Eligibility::NotFound);
    let of = [candidate("Rui", "de Sousa", cover(Relationship::Own))];
    assert_eq!(asked(&sponsor, &of, "Eva", "de Lima", TODAY), Eligibility::NotFound, "a particle is no name");
    let found = [candidate("明", "王", cover(Relationship::Own))];
    assert_eq!(asked(&sponsor, &found, "明", "王", TODAY), Eligibility::Eligible);
    assert_eq!(asked(&sponsor, &found, "伟", "李", TODAY), Eligibility::NotFound);
}

#[test]
fn cover_age_and_relationship_decide() {
    let mut sponsor = Sponsor::new(Uuid::nil(), "Northwind");
    let own = [candidate("Ana", "Silva", cover(Relationship::Own))];
    for (today, expected) in [
        (date(2025, 12, 31), Eligibility::NotFound),
        (date(2026, 1, 1), Eligibility::Eligible),
        (date(2026, 12, 31), Eligibility::Eligible),
        (date(2027, 1, 1), Eligibility::NotFound),
    ] {
        assert_eq!(asked(&sponsor, &own, "Ana", "Silva", today), expected, "{today}");
    }
    sponsor.relationships = [Relationship::Own].into();
    let partner = [candidate("Ana", "Silva", cover(Relationship::Partner))];
    assert_eq!(asked(&sponsor, &partner, "Ana", "Silva", TODAY), Eligibility::NotFound);
    sponsor.other_programme = Some("Ask the clinic".to_owned());
    assert_eq!(asked(&sponsor, &partner, "Ana", "Silva", TODAY), Eligibility::OtherProgramme);
    // Of twins on one id, the one who is meant.
    let twins = [partner[0].clone(), candidate("Rui", "Silva", cover(Relationship::Own))];
    assert_eq!(asked(&sponsor, &twins, "Rui", "Silva", TODAY), Eligibility::Eligible);
    assert_eq!(asked(&sponsor, &twins, "Ana", "Silva", TODAY), Eligibility::OtherProgramme);
    sponsor.minimum_age = 47;
    assert_eq!(asked(&sponsor, &own, "Ana", "Silva", TODAY), Eligibility::OtherProgramme);
}

#[test]
fn age_in_whole_years() {
    for (birth, today, years) in [
        (date(2008, 11, 26), TODAY, 18),
        (date(2008, 11, 27), TODAY, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ] {
        assert_eq!(age(birth, today), years, "{birth} {today}");
    }
}

#[test]
fn hashes_tell_nothing_across_people_sponsors_and_keys() {
    let (one, other) = (key(), RosterKey::from_random([8; 32]));
    let of = |key: &RosterKey, sponsor: u128, id: &str, birth| {
        key.fingerprint(Uuid::from_u128(sponsor), id, birth)
    };
    let same = of(&one, 1, "0042", BIRTH);
    assert_eq!(same, of(&one, 1, " 42 ", BIRTH));
    for different in [
        of(&other, 1, "42", BIRTH),
        of(&one, 2, "42", BIRTH),
        of(&one, 1, "43", BIRTH),
        of(&one, 1, "42", TODAY),
    ] {
        assert!(different.is_some() && different != same);
    }
    assert_eq!(of(&one, 1, " - ", BIRTH), None);
    let names = |fingerprint| one.names(&fingerprint, "Ana", "Silva");
    assert_eq!(names([1; 16]).in_common(&names([2; 16])), 0);
    assert_ne!(one.id(), other.id());
    assert!(!format!("{one:?}").contains('7'));
}
