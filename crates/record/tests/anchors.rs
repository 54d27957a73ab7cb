//! Anchors: nobody can forge a line, and the last word counts.

use record::{Anchor, Anchors, Mark, MasterKey, TenantId};
use uuid::Uuid;

fn anchor(person: u128, mark: Mark) -> Anchor {
    Anchor { store: Uuid::from_u128(77), tenant: TenantId::PERSONAL, person: Uuid::from_u128(person), mark }
}

fn head(seq: u64) -> Mark {
    Mark::Head { seq, link: [u8::try_from(seq).expect("a small number"); 32] }
}

#[test]
fn a_line_reads_back_and_no_letter_of_it_can_change() {
    let key = MasterKey::from_random([1; 32]);
    let erased = Mark::Erased { at: "2026-11-25T20:00:00Z".parse().expect("a time") };
    for mark in [head(9), Mark::Reset { seq: 3, link: [4; 32] }, erased] {
        let line = anchor(5, mark).line(&key);
        let read = Anchors::read(&key, &line);
        assert_eq!(read.of(TenantId::PERSONAL, Uuid::from_u128(5)), Some(mark));
        assert_eq!(read.to_text(&key), line);
        assert_eq!(Anchors::read(&MasterKey::from_random([2; 32]), &line).damaged, [1]);
        for place in 0..line.len() - 1 {
            let mut changed = line.clone().into_bytes();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).expect("text");
            let read = Anchors::read(&key, &changed);
            assert_eq!((read.damaged.as_slice(), read.iter().count()), ([1].as_slice(), 0), "{changed}");
        }
    }
}

#[test]
fn the_last_word_counts() {
    let key = MasterKey::from_random([1; 32]);
    let check = |marks: &[Mark], last: Mark| {
        let text: String = marks.iter().map(|mark| anchor(5, *mark).line(&key)).collect();
        assert_eq!(Anchors::read(&key, &text).of(TenantId::PERSONAL, Uuid::from_u128(5)), Some(last));
    };
    let reset = Mark::Reset { seq: 2, link: [2; 32] };
    let erased = Mark::Erased { at: "2026-11-25T20:00:00Z".parse().expect("a time") };
    check(&[head(3), head(5)], head(5));
    // Two writers may take down their heads in the other order.
    check(&[head(5), head(3)], head(5));
    check(&[head(5), reset], reset);
    check(&[head(5), reset, head(3)], head(3));
    check(&[head(5), erased, head(6)], erased);
    check(&[erased, reset], erased);
}

#[test]
fn a_line_cut_by_a_crash_says_nothing() {
    let key = MasterKey::from_random([1; 32]);
    let (first, second) = (anchor(5, head(3)).line(&key), anchor(5, head(4)).line(&key));
    for length in 0..second.len() {
        let read = Anchors::read(&key, &format!("{first}{}", &second[..length]));
        assert_eq!(read.of(TenantId::PERSONAL, Uuid::from_u128(5)), Some(head(3)), "{length}");
        assert!(read.damaged.is_empty(), "{length}");
    }
}
