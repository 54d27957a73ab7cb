//! The file of roster keys.

use store::RosterKeys;

/// The ids of its keys.
fn ids(keys: &RosterKeys) -> Vec<[u8; 8]> {
    keys.ids().collect()
}

#[test]
fn of_several_that_make_the_file_at_once_all_get_the_key_of_the_first() {
    for _ in 0..20 {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keys/key.rosters");
        let made: Vec<_> = std::thread::scope(|scope| {
            let make = |seed| {
                let path = path.clone();
                scope.spawn(move || ids(&RosterKeys::read_or_make(&path, [seed; 32]).expect("keys")))
            };
            let all: Vec<_> = (0..8).map(make).collect();
            all.into_iter().map(|one| one.join().expect("an answer")).collect()
        });
        assert!(made.iter().all(|one| one.len() == 1 && *one == made[0]), "{made:?}");
        assert_eq!(ids(&RosterKeys::read(&path).expect("keys").expect("they are there")), made[0]);
    }
}

#[test]
fn a_file_that_is_something_else_is_said_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("key.rosters");
    assert!(RosterKeys::read(&path).expect("no fault").is_none());
    // Somebody else makes it just now.
    std::fs::write(&path, "").expect("a file");
    assert!(RosterKeys::read(&path).expect("no fault").is_none());
    std::fs::write(&path, "dorsal-roster-keys-1\nx\n").expect("a file");
    let told = RosterKeys::read_or_make(&path, [1; 32]).err().expect("a fault").to_string();
    assert!(told.contains("key.rosters"), "{told}");
    assert!(RosterKeys::add(&path, [1; 32]).is_err());
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "dorsal-roster-keys-1\nx\n");
}

#[test]
fn a_key_is_added_to_a_file_whose_last_line_has_no_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("key.rosters");
    let first = ids(&RosterKeys::read_or_make(&path, [1; 32]).expect("keys"));
    let text = std::fs::read_to_string(&path).expect("a file");
    std::fs::write(&path, text.trim_end()).expect("an editor");
    RosterKeys::add(&path, [2; 32]).expect("added");
    let both = ids(&RosterKeys::read(&path).expect("keys").expect("they are there"));
    assert_eq!((both.len(), both[0]), (2, first[0]));
}
