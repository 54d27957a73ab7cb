//! Names, passwords, recovery codes and passkeys: what is kept of them, and what is refused.

use access::account::name_of;
use access::account_keys::{CODE, code_text};
use access::passkey::{Answer, Passkeys};
use access::password::{Hasher, Weak, check_new};
use access::{AccountKeys, Role};
use proptest::prelude::*;
use uuid::Uuid;

fn keys() -> AccountKeys {
    AccountKeys::of(&[7; 32])
}

#[test]
fn a_name_is_found_however_it_is_written_and_kept_under_the_key() {
    let keys = keys();
    let check = |one: &str, other: &str, same: bool| {
        assert_eq!(keys.name_hash(one) == keys.name_hash(other), same, "{one:?} {other:?}");
    };
    check("Ana Souza", " ana souza ", true);
    check("José", "Jose\u{301}", true);
    check("ﬁona", "fiona", true);
    check("José", "Jose", false);
    check("ana", "anna", false);
    assert_ne!(keys.name_hash("ana"), AccountKeys::of(&[8; 32]).name_hash("ana"));
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let sealed = keys.seal_name(one, "Ana", [3; 24]);
    assert!(!sealed.windows(3).any(|window| window == b"Ana"));
    assert_eq!(keys.open_name(one, &sealed).as_deref(), Some("Ana"));
    assert_eq!(keys.open_name(other, &sealed), None, "moved to another account");
    assert_eq!(AccountKeys::of(&[8; 32]).open_name(one, &sealed), None);
    assert_eq!(name_of("  Ana "), Some("Ana".to_owned()));
    assert_eq!(name_of("Ana Souza"), Some("Ana Souza".to_owned()));
    let unseen = [
        "a\u{200B}na",
        "a\u{202E}na",
        "Ana\u{A0}Souza",
        "Ana\u{2003}Souza",
        "a\u{AD}na",
        "\u{3164}\u{3164}\u{3164}",
    ];
    for refused in ["", "ab", "a\u{7}bc", &"a".repeat(61)].into_iter().chain(unseen) {
        assert_eq!(name_of(refused), None, "{refused:?}");
    }
}

#[test]
fn only_length_and_the_commonest_are_asked_about() {
    let check = |password: &str, expected: Result<(), Weak>| {
        assert_eq!(check_new(password, "maria.fernandes"), expected, "{password:?}");
    };
    check("twelve chars", Ok(()));
    check("a horse a horse", Ok(()));
    check("ãéíõúçãéíõúç", Ok(()));
    check("çà va très bien", Ok(()));
    check("elevenchars", Err(Weak::Short));
    check("😀😀😀😀😀😀😀😀😀😀😀", Err(Weak::Short));
    check("PasswordPassword", Err(Weak::Common));
    check("correcthorsebatterystaple", Err(Weak::Common));
    check("123456789012", Err(Weak::Common));
    check("210987654321", Err(Weak::Common));
    check("aaaaaaaaaaaa", Err(Weak::Common));
    check("abcdabcdabcdab", Err(Weak::Common));
    check("Dorsal-Clinic-2026!", Err(Weak::Common));
    check("operator12345", Err(Weak::Common));
    check("dorsaldorsalx", Err(Weak::Common));
    check("a member of the club", Ok(()));
    check("839204718356", Ok(()));
    check("Maria.Fernandes", Err(Weak::Name));
    check(&"long ".repeat(60), Err(Weak::Long));
}

#[test]
fn a_password_is_kept_as_argon2id_under_a_secret_of_its_own() {
    let hasher = Hasher::new(&[1; 32]).unwrap();
    let kept = hasher.hash("correct horse", [5; 16]).unwrap();
    assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
    assert!(hasher.fits("correct horse", Some(&kept)));
    assert!(!hasher.fits("correct horsf", Some(&kept)));
    assert!(!hasher.fits("correct horse", None));
    assert!(!hasher.fits("correct horse", Some("")));
    assert!(!hasher.fits("correct horse", Some("$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA")));
    assert!(!Hasher::new(&[2; 32]).unwrap().fits("correct horse", Some(&kept)), "without the secret");
    assert_ne!(kept, hasher.hash("correct horse", [6; 16]).unwrap());
    // The same letters in another form of Unicode.
    let kept = hasher.hash("Jose\u{301} e Maria", [5; 16]).unwrap();
    assert!(hasher.fits("José e Maria", Some(&kept)));
}

#[test]
fn roles_are_what_is_stored() {
    for role in Role::ALL {
        assert_eq!(Role::named(role.name()), Some(role));
    }
    assert_eq!(Role::named("Operator"), None);
}

#[test]
fn passkeys_are_for_names_not_for_addresses() {
    for origin in ["http://localhost:8080", "https://care.example", "https://care.example:8443"] {
        assert!(Passkeys::of(origin).is_some(), "{origin}");
    }
    for origin in ["http://127.0.0.1:8080", "https://[::1]", "care.example", ""] {
        assert!(Passkeys::of(origin).is_none(), "{origin}");
    }
    let passkeys = Passkeys::of("https://care.example").unwrap();
    let (options, _) = passkeys.begin_adding(Uuid::from_u128(1), "Ana", &[]).unwrap();
    assert_eq!(options["rp"]["id"], "care.example");
    assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
    let (options, _) = passkeys.begin_opening().unwrap();
    assert_eq!(options["userVerification"], "required");
    assert_eq!(options["allowCredentials"].as_array().map_or(0, Vec::len), 0, "it names nobody's");
    assert!(Answer::read(serde_json::json!({ "id": "x" })).is_err());
}

proptest! {
    #[test]
    fn a_code_is_read_however_it_is_typed(random: [u8; CODE], other: [u8; CODE]) {
        let (keys, text) = (keys(), code_text(random));
        prop_assert_eq!(text.len(), 19);
        let kept = keys.code_hash(&text).expect("its own text");
        for typed in [text.to_lowercase(), text.replace('-', " "), text.replace('O', "0").replace('I', "1")] {
            prop_assert_eq!(keys.code_hash(&typed), Some(kept));
        }
        prop_assert_eq!(keys.code_hash(&code_text(other)) == Some(kept), random == other);
        prop_assert_eq!(keys.code_hash(&text[..18]), None);
    }
}
