//! Progress: what is said first, one session in full, and what was said before a correction.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode, header};

use crate::person::{Answer, Person};

async fn after_a_session() -> Person {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    person.command(Person::done(&ticket, 1, "finished")).await;
    person.command(Person::ended(&ticket, 1)).await;
    person
}

async fn correct(person: &mut Person, said: &[(&str, &str)]) -> Answer {
    let command = [("command", "00000000-0000-4000-8000-000000000051")];
    let fields: BTreeMap<String, String> =
        command.iter().chain(said).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    person.post("/progress/1", &fields).await
}

#[tokio::test]
async fn nothing_is_called_better_before_it_can_be_known() {
    let mut person = after_a_session().await;
    let page = person.get("/progress").await.text;
    assert!(page.contains("It is too early to say whether something has changed."), "{page}");
    assert!(page.contains(r#"href="/progress/1""#) && page.contains("3 → 2"), "{page}");
    assert!(
        page.contains("One session so far, one minute in movement.") && page.contains("/letter.pdf"),
        "{page}"
    );
    // Six sessions, the pain two points less by the end: that is more than chance.
    for (number, pain) in [(1, "3"), (2, "3"), (3, "1"), (4, "1"), (5, "1")] {
        person.wait(25);
        let command = format!("00000000-0000-4000-8000-0000000006{number:02}");
        person.check(&[("pain", pain), ("command", &command)]).await;
        let ticket = person.ticket().await;
        person.command(Person::ended(&ticket, 10 + number)).await;
    }
    let page = person.get("/progress").await.text;
    assert!(page.contains("Your pain is less than at the start: 3 then, 1 now."), "{page}");
    assert!(page.contains("numbers of one person"), "no cause is claimed: {page}");
}

#[tokio::test]
async fn a_session_is_shown_in_full_and_what_was_said_can_be_corrected() {
    let mut person = after_a_session().await;
    let page = person.get("/progress/1").await;
    assert!(
        page.text.contains(r#"data-exercise="cat-cow""#) && page.text.contains("of 8 planned"),
        "{}",
        page.text
    );
    for path in ["/progress/0", "/progress/2", "/progress/x", "/progress/99999999999999999999"] {
        assert_eq!(person.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for _ in 0..2 {
        let answer =
            correct(&mut person, &[("pain", "5"), ("peak", ""), ("effort", "4"), ("repetitions", "")]).await;
        assert_eq!(answer.location(), "/progress/1", "{}", answer.text);
    }
    let page = person.get("/progress/1").await.text;
    assert!(page.contains("3 → 5"), "{page}");
    assert_eq!(page.matches("it was: pain afterwards 2.").count(), 1, "once, and only what differs: {page}");
    assert!(person.get("/progress").await.text.contains("An earlier entry corrected"));
    for wrong in [("pain", "11"), ("pain", "-1"), ("pain", "many"), ("repetitions", "5000")] {
        let answer = correct(&mut person, &[wrong]).await;
        assert!(answer.status.is_client_error(), "{wrong:?}: {}", answer.status);
    }
    let mut other = person.stranger();
    other.agree().await;
    assert_eq!(correct(&mut other, &[("pain", "0")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_session_that_hurt_says_so_and_what_follows() {
    let again = ["<a class=\"button\" href=\"/check\"", "<a class=\"button quiet\" href=\"/check\""];
    for (peak, hurts) in [(4, false), (6, true)] {
        let mut person = Person::new().await;
        person.agree().await;
        person.check(&[]).await;
        person.has_programme().await;
        let plan = person.plan("/session").await;
        let ticket = plan["ticket"].as_str().unwrap();
        let worst = format!(r#""pain":4,"peak":{peak}"#);
        let answer = person.command(Person::ended(ticket, 1).replace(r#""pain":2"#, &worst)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let progress = person.get("/progress").await.text;
        assert!(progress.contains(&format!("worst: {peak}")), "{progress}");
        let sentence = "Tomorrow morning we ask how you are, and decide then.";
        assert_eq!(progress.contains(sentence), hurts, "{peak}: {progress}");
        // Again on the same day: quietly, and not at all where it hurt.
        assert_eq!(again.map(|link| progress.contains(link)), [false, !hurts], "{peak}: {progress}");
        let today = person.get("/today").await.text;
        assert!(today.contains("data-today=\"rest\"") && today.contains(sentence) == hurts, "{today}");
        assert!(person.get("/check/questions").await.text.contains("data-moved"), "it is enough for today");
        person.act(care::Action::FlareUp { state: care::FlareUp::Began }).await;
        let progress = person.get("/progress").await.text;
        assert_eq!(again.map(|link| progress.contains(link)), [false, false], "a flare-up lasts");
        person.wait(24);
        let progress = person.get("/progress").await.text;
        assert_eq!(again.map(|link| progress.contains(link)), [true, false], "another day");
        assert!(!person.get("/check/questions").await.text.contains("data-moved"));
    }
}

#[tokio::test]
async fn a_session_is_named_by_what_was_begun_of_it() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    person.has_programme().await;
    let plan = person.plan("/session").await;
    let (ticket, parts) = (plan["ticket"].as_str().unwrap(), plan["items"].as_array().unwrap().len());
    assert!(parts > 1, "{plan}");
    person.command(Person::stopped(ticket, "tired")).await;
    let page = person.get("/progress").await.text;
    let more = format!("and {} more", parts - 1);
    assert!(page.contains(&more) && page.contains("stopped before it began"), "{page}");

    let mut person = person.stranger();
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    person.command(Person::done(&ticket, 1, "stopped")).await;
    person.command(Person::stopped(&ticket, "tired")).await;
    let page = person.get("/progress").await.text;
    assert!(!page.contains("more</strong>") && !page.contains("before it began"), "{page}");
    assert!(page.contains("<span class=\"repetitions\">6</span>"), "{page}");
}

#[tokio::test]
async fn nobody_moved_for_no_minutes() {
    for (seconds, english, portuguese) in [
        ("10.0", "less than a minute", "menos de um minuto"),
        ("40.0", "one minute", "um minuto"),
        ("100.0", "2 minutes", "2 minutos"),
    ] {
        let mut person = Person::new().await;
        person.agree().await;
        person.check(&[]).await;
        let ticket = person.ticket().await;
        let duration = format!(r#""duration_s":{seconds}"#);
        person.command(Person::done(&ticket, 1, "finished").replace(r#""duration_s":60.0"#, &duration)).await;
        person.command(Person::ended(&ticket, 1)).await;
        for (language, sentence) in [
            ("en", format!("One session so far, {english} in movement.")),
            ("pt-PT", format!("Uma sessão até agora, {portuguese} em movimento.")),
        ] {
            let mut request = person.request(Method::GET, "/progress", "", String::new());
            request.headers_mut().insert(header::ACCEPT_LANGUAGE, language.parse().unwrap());
            let page = person.send(request).await.text;
            assert!(page.contains(&sentence), "{seconds} s: {page}");
            // The chart and its table say the same.
            let minutes = if seconds == "10.0" { "&lt; 1" } else { &english[..1].replace('o', "1") };
            let [bar, table] =
                [format!("\"middle\">{minutes}</text>"), format!("<td>1</td><td>{minutes}</td>")];
            assert!(page.contains(&bar) && page.contains(&table), "{seconds} s: {page}");
        }
    }
}

/// What one side did, as a result's part.
fn side(side: &str, mean: f64) -> String {
    format!(
        r#"{{"set":1,"side":"{side}","tier":"counted","repetitions":4,"correct":4,"prescribed":4,"hold_s":0.0,"hold_prescribed_s":0,
        "duration_s":30.0,"unseen_s":0.0,"reach":{{"mean":{mean},"furthest":{mean},"error":3.0,"own":50.0}}}}"#
    )
}

#[tokio::test]
async fn sides_differ_only_beyond_an_error_that_is_known() {
    let further = "the left side went further";
    let unknown = "no difference is called one";
    for (exercise, left, right, said) in [
        ("seated-rotation", 60.0, 40.0, Some(further)),
        ("seated-rotation", 52.0, 40.0, None),
        ("thread-the-needle", 90.0, 40.0, Some(unknown)),
    ] {
        let mut person = Person::new().await;
        person.agree().await;
        person.check(&[]).await;
        person.has_programme().await;
        let plan = person.plan("/session").await;
        let planned = plan["items"][0]["exercise"].as_str().unwrap();
        let more = format!(
            r#""unseen":[],"chosen":"instead","instead_of":"{planned}","parts":[{},{}]"#,
            side("left", left),
            side("right", right)
        );
        let done = Person::done(plan["ticket"].as_str().unwrap(), 1, "finished");
        let done = done.replace("cat-cow", exercise).replace(r#""unseen":[]"#, &more);
        let answer = person.command(done).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let page = person.get("/progress").await.text;
        assert!(page.contains("<h2>Left and right</h2>") && !library::is_missing(&page), "{page}");
        for sentence in [further, unknown] {
            assert_eq!(page.contains(sentence), said == Some(sentence), "{exercise} {left}: {page}");
        }
        assert!(page.contains(&format!("<td>{left}°</td>")), "{page}");
        assert_eq!(page.matches("class=\"own\"").count(), 2, "one's own range of each side");
    }
}
