//! What waits for a clinician, and their answer.

use access::Role;
use axum::http::StatusCode;

use crate::account::make;
use crate::learn::post;
use crate::person::{Answer, Person};
use crate::roles::of_role;

/// A member with an account and a record of their own, in the clinic's care, and the clinician.
async fn clinic() -> (Person, Person) {
    let mut person = Person::new().await;
    make(&mut person, "Ana Souza").await;
    person.agree().await;
    let mut clinician = of_role(&person, Role::Clinician).await;
    let enrolled =
        post(&mut clinician, "/clinic/enrol", &[("whose", "ana souza"), ("enrolment", "clinic")]).await;
    assert_eq!(enrolled.location(), "/clinic?enrolled", "{}", enrolled.text);
    (person, clinician)
}

/// The id of the record in a page of the clinic.
fn id(page: &Answer) -> String {
    let (_, rest) = page.text.split_once("data-person=\"").expect("somebody waits");
    rest.split('"').next().unwrap().to_owned()
}

async fn readings(person: &mut Person) -> Vec<(String, String, String)> {
    let record: serde_json::Value =
        serde_json::from_str(&person.get("/settings/record.json").await.text).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let read = record["read_by"].as_array().expect("a list");
    read.iter().map(|one| (text(&one["name"]), text(&one["for"]), text(&one["reason"]))).collect()
}

#[tokio::test]
async fn a_proposal_is_accepted_as_it_is_or_changed_or_rejected() {
    let answer = async |verdict: &str, change: &[(&str, &str)], expected: u32| {
        let (mut person, mut clinician) = clinic().await;
        person.check(&[]).await;
        person.has_programme().await;
        let before = readings(&mut person).await.len();
        let page = clinician.get("/clinic").await;
        assert!(page.text.contains("Ana Souza") && page.text.contains("data-proposal"), "{}", page.text);
        assert!(!page.text.contains("(unknown)") && !page.text.contains("record-kind"), "{}", page.text);
        let read = readings(&mut person).await;
        assert_eq!(read.len(), before + 1, "it is written down");
        assert_eq!(read[before], ("clinician".to_owned(), "pending".to_owned(), String::new()));
        assert!(person.get("/programme").await.text.contains("data-proposal"));
        let (person_id, (_, rest)) = (id(&page), page.text.split_once("data-proposal=\"").unwrap());
        let proposal = rest.split('"').next().unwrap();
        let mut fields = vec![
            ("person", person_id.as_str()),
            ("proposal", proposal),
            ("verdict", verdict),
            ("note", "as we said"),
        ];
        fields.extend_from_slice(change);
        let answered = post(&mut clinician, "/clinic/answer", &fields).await;
        assert_eq!(answered.location(), "/clinic", "{verdict}: {}", answered.text);
        let page = person.get("/programme").await.text;
        assert_eq!(
            page.matches("<li class=\"card\" data-exercise").count() as u32,
            expected,
            "{verdict}: {page}"
        );
        let again = post(&mut clinician, "/clinic/answer", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it is answered once");
    };
    let (mut person, mut clinician) = clinic().await;
    person.check(&[]).await;
    person.has_programme().await;
    let page = clinician.get("/clinic").await.text;
    let all = page.matches("<fieldset>").count() as u32;
    assert!(all > 1, "{page}");
    // What stands in the form of the first exercise, and nothing of the others: they are left out.
    let (_, rest) = page.split_once("name=\"level-0\"").unwrap();
    let (before, _) = rest.split_once("\" selected").expect("a level");
    let level = before.rsplit_once('"').unwrap().1.to_owned();
    answer("accept", &[], all).await;
    answer("reject", &[], 0).await;
    let kept = [("sessions", "2"), ("keep-0", "yes"), ("level-0", level.as_str()), ("repetitions-0", "5")];
    let empty: Vec<(String, String)> =
        (1..all).map(|place| (format!("level-{place}"), String::new())).collect();
    let mut change = kept.to_vec();
    change.extend(empty.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    answer("edit", &change, 1).await;
}

#[tokio::test]
async fn a_lock_that_waits_for_a_clinician_is_opened_by_one() {
    let (mut person, mut clinician) = clinic().await;
    person.check(&[("cancer", "yes")]).await;
    let page = clinician.get("/clinic").await;
    assert!(page.text.contains("data-lock"), "{}", page.text);
    let id = id(&page);
    let unsaid = post(&mut clinician, "/clinic/clear", &[("person", &id)]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let cleared = post(&mut clinician, "/clinic/clear", &[("person", &id), ("seen", "yes")]).await;
    assert_eq!(cleared.location(), "/clinic", "{}", cleared.text);
    assert!(!clinician.get("/clinic").await.text.contains("data-lock"));
    assert!(readings(&mut person).await.iter().any(|(_, what, _)| what == "clear"));
}

#[tokio::test]
async fn emergency_access_is_written_with_its_reason_before_anything_is_shown() {
    let (mut person, mut clinician) = clinic().await;
    let open = async |clinician: &mut Person, whose: &str, reason: &str| {
        post(clinician, "/clinic/emergency", &[("whose", whose), ("reason", reason)]).await
    };
    // What holds now comes first, as the person's own page would say it.
    for (answers, said) in [
        (None, "The safety questions come before the next one"),
        (Some([("fever", "no")]), "Sessions are open"),
        (Some([("fever", "yes")]), "data-lock"),
    ] {
        if let Some(answers) = answers {
            person.check(&answers).await;
        }
        let page = open(&mut clinician, "ana souza", "found unconscious at home").await.text;
        let now = page.split("class=\"stack entries\"").next().unwrap();
        assert!(now.contains(said), "{said}: {now}");
        assert_eq!(now.contains("data-lock"), said == "data-lock");
    }
    let before = readings(&mut person).await.len();
    for (whose, reason) in [
        ("ana souza", ""),
        ("ana souza", "short"),
        ("nobody", "found unconscious at home"),
        ("", "found unconscious at home"),
    ] {
        let refused = open(&mut clinician, whose, reason).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{whose} {reason}");
        assert!(!refused.text.contains("Safety questions answered"));
    }
    assert_eq!(readings(&mut person).await.len(), before);
    let opened = open(&mut clinician, "Ana Souza", "found unconscious at home").await;
    assert!(opened.text.contains("Safety questions answered"), "{}", opened.text);
    let read = readings(&mut person).await;
    let last = read.last().unwrap();
    assert_eq!((last.1.as_str(), last.2.as_str()), ("emergency", "found unconscious at home"));
    for page in ["/settings/record.html", "/settings/record"] {
        assert!(person.get(page).await.text.contains("found unconscious at home"), "{page}");
    }
    // Nobody but a clinician: not the member, not the operator.
    for role in [Role::Operator, Role::Member] {
        let mut other = of_role(&person, role).await;
        let answer = open(&mut other, "Ana Souza", "found unconscious at home").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(readings(&mut person).await.len(), read.len());
}
