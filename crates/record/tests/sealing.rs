//! Keys, envelopes and the chain.

use care::{Event, What};
use proptest::prelude::*;
use record::{
    Actor, Envelope, KeyError, MasterKey, PersonKey, Sealed, TenantId, decode, encode, event_id, open_chain,
    seal_next,
};
use uuid::Uuid;

fn envelope(version: u16, kind: &str) -> Envelope {
    let event = Event::ConsentGiven { version: "1".to_owned() };
    Envelope {
        id: event_id("2026-11-23T10:00:00Z".parse().expect("a time"), &[7; 10]),
        kind: kind.to_owned(),
        version,
        occurred_at: "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time"),
        recorded_at: "2026-11-23T10:00:01Z".parse().expect("a time"),
        actor: Actor::Person,
        caused_by: Some(Uuid::from_u128(9)),
        rules_version: "test-1".to_owned(),
        payload: encode(&event).expect("JSON"),
    }
}

fn chain(key: &PersonKey, length: u8) -> Vec<Sealed> {
    let mut chain: Vec<Sealed> = vec![];
    for number in 0..length {
        let envelope = envelope(1, "consent-given");
        let next = seal_next(key, TenantId::PERSONAL, Uuid::nil(), chain.last(), &envelope, [number; 24]);
        chain.push(next.expect("it seals"));
    }
    chain
}

#[test]
fn an_event_that_this_program_does_not_know_stays_unknown() {
    let check = |version: u16, kind: &str, known: bool| {
        let fact = decode(&envelope(version, kind));
        let unknown = What::Unknown { kind: kind.to_owned(), version };
        assert_eq!(fact.what != unknown, known, "{kind} {version}");
        assert_eq!(matches!(fact.what, What::Event(Event::ConsentGiven { .. })), known, "{kind} {version}");
    };
    check(1, "consent-given", true);
    check(2, "consent-given", false);
    check(0, "consent-given", false);
    check(1, "paused", false);
    // The payload is of another kind than its envelope says.
    check(1, "stopped", false);
}

#[test]
fn ids_are_version_7_and_sort_by_time() {
    let at = |text: &str| event_id(text.parse().expect("a time"), &[255; 10]);
    let (earlier, later) = (at("2026-11-23T10:00:00.001Z"), at("2026-11-23T10:00:00.002Z"));
    assert_eq!(earlier.get_version_num(), 7);
    assert!(earlier < later);
}

#[test]
fn a_key_file_reads_back_and_names_its_key() {
    let key = MasterKey::from_random([3; 32]);
    let text = key.to_file();
    assert_eq!(MasterKey::from_file(&text).map(|key| key.id()), Ok(key.id()));
    // HMAC-SHA256 of "dorsal key id" under the key, computed elsewhere: it must never change.
    assert_eq!(key.id(), "8ae482d3079e69cf");
    assert!(!text.lines().nth(1).expect("the id").contains("0303"), "the id gives nothing away");
    let windows = text.replace('\n', "\r\n");
    assert_eq!(MasterKey::from_file(&windows).map(|key| key.id()), Ok(key.id()));
    assert_eq!(MasterKey::from_file("dorsal-master-key-9").map(|key| key.id()), Err(KeyError::Header));
}

#[test]
fn a_person_key_opens_only_for_its_person_and_master_key() {
    let (master, other) = (MasterKey::from_random([1; 32]), MasterKey::from_random([2; 32]));
    let key = PersonKey::from_random([5; 32]);
    let person = Uuid::from_u128(4);
    let wrapped = master.wrap(TenantId::PERSONAL, person, &key, [0; 24]).expect("it seals");
    assert!(master.unwrap(TenantId::PERSONAL, person, &wrapped).is_some());
    assert!(other.unwrap(TenantId::PERSONAL, person, &wrapped).is_none());
    assert!(master.unwrap(TenantId::PERSONAL, Uuid::nil(), &wrapped).is_none());
    assert!(master.unwrap(TenantId(Uuid::nil()), person, &wrapped).is_none());
    assert!(master.unwrap(TenantId::PERSONAL, person, &wrapped[..20]).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One changed bit, anywhere, breaks the chain at or before its event.
    #[test]
    fn no_bit_can_change(event in 0usize..4, position in 0usize..10_000, bit in 0u8..8) {
        let key = PersonKey::from_random([5; 32]);
        let whole = chain(&key, 4);
        prop_assert_eq!(open_chain(&key, TenantId::PERSONAL, Uuid::nil(), &whole).map(|all| all.len()), Ok(4));
        let mut changed = whole;
        let bytes = &mut changed[event].bytes;
        let position = position % (bytes.len() + 32);
        match bytes.get_mut(position) {
            Some(byte) => *byte ^= 1 << bit,
            None => changed[event].link[position % 32] ^= 1 << bit,
        }
        prop_assert!(open_chain(&key, TenantId::PERSONAL, Uuid::nil(), &changed).is_err());
    }
}
