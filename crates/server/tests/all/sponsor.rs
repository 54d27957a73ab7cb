//! What whoever pays learns: a few numbers a month, and never anybody.

use access::sponsor::Sponsor;
use access::{Invitation, Role, SignInStorage, Token};
use axum::http::StatusCode;
use care::{Action, Command, Intake, Purpose};
use uuid::Uuid;

use crate::account::{PASSWORD, sign_in};
use crate::learn::post;
use crate::person::{Answer, Person};

const NORTHWIND: Uuid = Uuid::from_u128(7);
const LINES: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end
E-0042,Ana,Silva,1980-03-31,self,2026-01-01,
";

async fn server() -> Person {
    let person = Person::where_joining(|joining| joining.limited = false).await;
    person.sponsor(Sponsor::new(NORTHWIND, "Northwind Traders"), LINES).await;
    person
}

async fn found_covered(person: &mut Person) -> Answer {
    let said = [
        ("member_id", "E-0042"),
        ("first_name", "Ana"),
        ("last_name", "Silva"),
        ("year", "1980"),
        ("month", "3"),
        ("day", "31"),
    ];
    post(person, &format!("/join/{NORTHWIND}"), &said).await
}

/// Somebody of Northwind, signed in.
async fn payer(person: &Person) -> Person {
    let token = Token::from_random(person.app().random());
    let (tenant, now) = (person.app().records.tenant().0, person.app().now().timestamp());
    let invitation = Invitation::new(&token, tenant, Role::Sponsor, Some(NORTHWIND), now);
    person.app().records.storage().invite(&invitation, false, now).await.unwrap();
    let mut payer = person.stranger();
    let address = format!("/invitation/{}", token.to_text());
    let answer = post(&mut payer, &address, &[("name", "Northwind HR"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    payer
}

/// What they see now; they have to sign in each day.
async fn seen(payer: &mut Person) -> Answer {
    sign_in(payer, "Northwind HR", PASSWORD).await;
    payer.get("/sponsor").await
}

/// Records that are counted for Northwind, past the pages. Each says 6 at first and, where `again`, 4 after 30 days.
struct People(Vec<Uuid>);

impl People {
    async fn act(person: &Person, id: Uuid, action: Action) {
        let app = person.app();
        let command = Command { id: app.fresh_id(), occurred_at: app.now(), action };
        app.records.handle(id, &command, &app.rules).await.unwrap();
    }

    async fn join(&mut self, person: &Person, number: usize) {
        for _ in 0..number {
            let id = person.app().records.create().await.unwrap();
            let version = library::CONSENT_VERSION.to_owned();
            Self::act(person, id, Action::GiveConsent { version, country: Some("PT".to_owned()) }).await;
            Self::act(person, id, Action::CountFor { sponsor: Some(NORTHWIND) }).await;
            let intake = Intake {
                pain_average: 6,
                pain_worst: 7,
                weeks: 8,
                activities: vec![],
                goals: [Purpose::Mobility].into(),
                confidence: 6,
                equipment: ["chair".to_owned()].into(),
                constraints: [].into(),
                minutes: 10,
                sessions: 3,
                camera: false,
            };
            Self::act(person, id, Action::AnswerIntake { intake }).await;
            self.0.push(id);
        }
    }

    async fn answer(&self, person: &Person, from: usize, to: usize) {
        for id in &self.0[from..to] {
            let answers = [("now", 3.0), ("average", 4.0), ("worst", 5.0)];
            let answers = answers.map(|(item, value)| (item.to_owned(), value)).into();
            Self::act(person, *id, Action::AnswerMeasure { measure: "pain".to_owned(), answers }).await;
        }
    }
}

/// The cells of a month, as the page shows them.
fn cells(page: &Answer, month: &str) -> Vec<String> {
    let (_, rest) = page.text.split_once(&format!("data-month=\"{month}\"")).expect("the month");
    let row = rest.split("</tr>").next().unwrap();
    let cell = |cell: &str| {
        let text = cell.split("</td>").next().unwrap();
        if text.contains('<') { "withheld".to_owned() } else { text.to_owned() }
    };
    row.split("<td").skip(1).filter_map(|rest| rest.split_once('>')).map(|(_, text)| cell(text)).collect()
}

#[tokio::test]
async fn whoever_was_found_covered_is_counted_and_may_stop_that() {
    let mut person = server().await;
    let answer = found_covered(&mut person).await;
    assert!(answer.text.contains("/join/begin"), "{}", answer.text);
    assert_eq!(post(&mut person, "/join/begin", &[]).await.location(), "/check");
    person.agree().await;
    let settings = person.get("/settings").await;
    assert!(settings.text.contains("Northwind Traders pays for you"), "{}", settings.text);
    let record = person.get("/settings/record.json").await.text;
    assert!(record.contains("sponsored") && !record.contains("E-0042"), "no number of theirs is kept");
    let left = post(&mut person, "/settings/sponsor", &[]).await;
    assert!(person.get(left.location()).await.text.contains("You are not counted any more"));
    assert!(!person.get("/settings").await.text.contains("pays for you"));
    // Somebody who has a record already goes on with it; one answer counts once.
    found_covered(&mut person).await;
    assert_eq!(post(&mut person, "/join/begin", &[]).await.location(), "/today");
    assert!(person.get("/settings").await.text.contains("pays for you"));
    post(&mut person, "/settings/sponsor", &[]).await;
    assert_eq!(post(&mut person, "/join/begin", &[]).await.location(), "/join");
    assert!(!person.get("/settings").await.text.contains("pays for you"));
    // Who only says so is not counted.
    let forged = format!(
        r#"{{"id":"{}","occurred_at":"2026-11-23T10:00:00Z","kind":"count-for","sponsor":"{NORTHWIND}"}}"#,
        Uuid::from_u128(9)
    );
    assert!(person.command(forged).await.status.is_client_error());
    assert!(!person.get("/settings").await.text.contains("pays for you"));
}

#[tokio::test]
async fn when_the_first_month_is_there_does_not_tell_whether_anybody_has_joined() {
    let person = server().await;
    let mut payer = payer(&person).await;
    person.wait(24 * 31);
    person.app().close_months().await.unwrap();
    assert_eq!(cells(&seen(&mut payer).await, "2026-11-01"), ["withheld"; 4], "nobody has");
}

#[tokio::test]
async fn numbers_come_once_a_month_and_few_people_are_never_shown() {
    let person = server().await;
    let mut payer = payer(&person).await;
    let months = async |person: &Person| person.app().close_months().await.unwrap();
    months(&person).await;
    assert!(!seen(&mut payer).await.text.contains("data-month"), "nobody has joined");
    let mut people = People(vec![]);
    people.join(&person, 9).await;
    person.wait(24 * 10);
    months(&person).await;
    assert_eq!(cells(&seen(&mut payer).await, "2026-11-01"), ["withheld"; 4], "nine are few");
    // 22 in December; of 12 of them it is known how it went.
    people.join(&person, 13).await;
    person.wait(24 * 28);
    people.answer(&person, 0, 12).await;
    person.wait(24 * 4);
    months(&person).await;
    let page = seen(&mut payer).await;
    assert_eq!(cells(&page, "2026-12-01"), ["20", "withheld", "withheld", "-2"], "{}", page.text);
    assert_eq!(cells(&page, "2026-11-01"), ["withheld"; 4], "what was made does not change");
    for id in &people.0 {
        assert!(!page.text.contains(&id.to_string()));
    }
    // Three more have answered: what they said would follow from the two means.
    people.answer(&person, 12, 15).await;
    person.wait(24 * 31);
    months(&person).await;
    assert_eq!(cells(&seen(&mut payer).await, "2027-01-01")[3], "withheld");
    // Also where the three take the place of three who have gone: six are few.
    for gone in &people.0[0..3] {
        assert!(person.app().records.erase(*gone).await.unwrap());
    }
    person.wait(24 * 28);
    months(&person).await;
    let page = seen(&mut payer).await;
    assert_eq!(cells(&page, "2027-02-01"), ["20", "withheld", "withheld", "withheld"], "{}", page.text);
    // Ten more, and it is a mean of others.
    people.join(&person, 10).await;
    person.wait(24 * 31);
    people.answer(&person, 15, 32).await;
    person.wait(24 * 30);
    months(&person).await;
    let page = seen(&mut payer).await;
    assert_eq!(cells(&page, "2027-04-01")[3], "-2", "{}", page.text);
    assert_eq!(page.text.matches("data-month=").count(), 6, "each month once");
    let before = page.text;
    months(&person).await;
    assert_eq!(seen(&mut payer).await.text, before);
}

#[tokio::test]
async fn being_counted_is_written_into_the_record() {
    let mut person = server().await;
    found_covered(&mut person).await;
    person.agree().await;
    let mut other = person.stranger();
    other.agree().await;
    person.wait(24 * 10);
    person.app().close_months().await.unwrap();
    let counted = async |person: &mut Person| {
        let record: serde_json::Value =
            serde_json::from_str(&person.get("/settings/record.json").await.text).unwrap();
        record["read_by"].as_array().unwrap().iter().filter(|read| read["for"] == "count").count()
    };
    assert_eq!((counted(&mut person).await, counted(&mut other).await), (1, 0));
    person.app().close_months().await.unwrap();
    assert_eq!(counted(&mut person).await, 1, "once a month");
    person.restarted().app().close_months().await.unwrap();
    assert_eq!(counted(&mut person).await, 1, "also where the server was begun anew");
    person.wait(24 * 30);
    person.app().close_months().await.unwrap();
    assert_eq!(counted(&mut person).await, 2, "and in the next one");
    // Who does not want to be counted is not, though they are in what was shown before.
    post(&mut person, "/settings/sponsor", &[]).await;
    person.wait(24 * 31);
    person.app().close_months().await.unwrap();
    assert_eq!(counted(&mut person).await, 2);
    assert!(person.get("/settings/record.html").await.text.contains("nobody sees it"));
}

#[tokio::test]
async fn only_somebody_of_the_sponsor_sees_the_page() {
    let person = server().await;
    let mut payer = payer(&person).await;
    let page = payer.get("/sponsor").await;
    assert!(page.status == StatusCode::OK && page.text.contains("Northwind Traders"), "{}", page.text);
    assert_eq!(person.stranger().get("/sponsor").await.status, StatusCode::FORBIDDEN);
}
