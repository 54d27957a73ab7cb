//! A person in front of the router, with a clock that can be set.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use access::Role;
use access::import::{How, Keys, RosterStorage, import};
use access::sponsor::Sponsor;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, Response, StatusCode, header};
use jiff::{SignedDuration, Zoned};
use library::Library;
use record::{Keep, MasterKey, Records, Source, TenantId};
use server::{App, Config, Joining, router};
use store::{Location, RosterKeys, Store};
use tower::ServiceExt;
use uuid::Uuid;

/// The name by which the test's server goes.
pub const HOST: &str = "localhost:8080";

struct Clock {
    now: Mutex<Zoned>,
    dice: AtomicU64,
}

impl Source for Clock {
    fn now(&self) -> Zoned {
        self.now.lock().unwrap().clone()
    }

    /// Not random, but never twice the same.
    fn fill(&self, bytes: &mut [u8]) {
        let number = self.dice.fetch_add(1, Ordering::Relaxed);
        for (index, byte) in bytes.iter_mut().enumerate() {
            let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left((index % 64) as u32);
            *byte = mixed.to_le_bytes()[index % 8];
        }
        if let Some(start) = bytes.first_chunk_mut::<8>() {
            *start = number.to_be_bytes();
        }
    }
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap())
    }
}

/// One browser and its cookies.
pub struct Person {
    router: Router,
    app: App,
    clock: Arc<Clock>,
    cookies: BTreeMap<String, String>,
    _folder: Arc<tempfile::TempDir>,
}

/// The yes-or-no questions of the full screening, without those that follow on a yes.
pub const QUESTIONS: [&str; 31] = [
    "chest-pain",
    "tearing-pain",
    "breathless",
    "leg-weakness",
    "saddle-numbness",
    "major-trauma",
    "electric-shocks",
    "fever",
    "rash",
    "sharp-or-new",
    "worse-weekly",
    "band-like",
    "constant-pain",
    "night-pain",
    "lump",
    "weight-loss",
    "belly",
    "long-and-early",
    "no-better",
    "cancer",
    "immune",
    "infection-risk",
    "osteoporosis",
    "spine-surgery",
    "chest-or-shoulder-surgery",
    "bleeding",
    "heart-lung",
    "pregnant",
    "neurological",
    "fall",
    "floor",
];

/// Those whose yes closes no session by itself.
pub const OPEN: [&str; 5] = ["long-and-early", "bleeding", "pregnant", "fall", "floor"];

impl Person {
    pub async fn new() -> Self {
        Self::where_joining(|_| ()).await
    }

    /// On a server where joining is offered otherwise.
    pub async fn where_joining(change: impl FnOnce(&mut Joining)) -> Self {
        Self::where_served(|config| change(&mut config.joining)).await
    }

    /// On a server that goes by another address.
    pub async fn where_served(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = MasterKey::from_random([7; 32]);
        let store = Store::open(&Location::folder(folder.path().join("data")), &key).await.unwrap();
        let clock = Arc::new(Clock {
            now: Mutex::new("2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().unwrap()),
            dice: AtomicU64::new(1),
        });
        let source: Arc<dyn Source> = clock.clone();
        let records = Records::new(store, key, TenantId::PERSONAL, source);
        let mut config = Config {
            listen: "127.0.0.1:8080".parse().unwrap(),
            tls: None,
            public_url: None,
            trusted_proxies: Vec::new(),
            joining: Joining {
                roster_keys: folder.path().join("key.rosters"),
                members_only: false,
                largest_roster: server::LARGEST_ROSTER,
                limited: true,
            },
        };
        change(&mut config);
        let app = App::new(config, Library::load().unwrap(), records);
        Self { router: router(app.clone()), app, clock, cookies: BTreeMap::new(), _folder: Arc::new(folder) }
    }

    /// Another browser in front of the same server.
    pub fn stranger(&self) -> Self {
        Self {
            router: self.router.clone(),
            app: self.app.clone(),
            clock: self.clock.clone(),
            cookies: BTreeMap::new(),
            _folder: self._folder.clone(),
        }
    }

    /// A sponsor with its roster, as the commands bring them in while the server runs.
    pub async fn sponsor(&self, sponsor: Sponsor, roster: &str) -> Uuid {
        let (store, tenant) = (self.app.records.storage(), self.app.records.tenant().0);
        let id = sponsor.id;
        store.put_sponsors(tenant, &[sponsor]).await.unwrap();
        if !roster.is_empty() {
            let keys = RosterKeys::read_or_make(&self.app.config.joining.roster_keys, [9; 32]).unwrap();
            let now = self.app.now();
            let options = access::roster::Options { columns: vec![], dates: None, today: now.date() };
            let people =
                access::roster::read(std::io::Cursor::new(roster.to_owned().into_bytes()), &options).unwrap();
            let how = How { dry_run: false, confirmed: true, now: now.timestamp() };
            let current = store.sponsor(tenant, id).await.unwrap().and_then(|(_, roster)| roster);
            let keys = Keys { newest: keys.newest().unwrap(), counting: keys.newest() };
            import(store, keys, (id, current), people, how, |_| ()).await.unwrap();
        }
        self.wait(1);
        id
    }

    /// Puts a cookie into this browser, as somebody else would.
    pub fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The same browser before the same server, which was begun anew.
    pub fn restarted(&self) -> Self {
        let before = &self.app;
        let source: Arc<dyn Source> = self.clock.clone();
        let key = MasterKey::from_random([7; 32]);
        let records = Records::new(before.records.storage().clone(), key, TenantId::PERSONAL, source);
        let app = App::new(before.config.clone(), Library::load().unwrap(), records);
        Self { router: router(app.clone()), app, ..self.thief() }
    }

    /// A copy of this browser's cookies, as a thief would have it.
    pub fn thief(&self) -> Self {
        Self { cookies: self.cookies.clone(), ..self.stranger() }
    }

    /// The server.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The path of an invitation for somebody of this role.
    pub async fn invitation(&self, role: Role) -> String {
        Self::path(&self.app.invited(role, None, false).await.unwrap())
    }

    fn path(address: &str) -> String {
        address.strip_prefix("http://localhost:8080").expect("ours").to_owned()
    }

    /// The path that `dorsal serve` prints, as long as there is no operator.
    pub async fn first_run(&self) -> Option<String> {
        self.app.first_run().await.unwrap().map(|address| Self::path(&address))
    }

    pub fn wait(&self, hours: i64) {
        let mut now = self.clock.now.lock().unwrap();
        *now = now.checked_add(SignedDuration::from_hours(hours)).unwrap();
    }

    /// What the first person of this server does, past the pages.
    pub async fn act(&self, action: care::Action) {
        let person = self.app.records.persons().await.unwrap()[0].person;
        let command = care::Command { id: self.app.fresh_id(), occurred_at: self.app.now(), action };
        self.app.records.handle(person, &command, &self.app.rules).await.unwrap();
    }

    /// Who runs this server exports the record of its first person.
    pub async fn is_read(&self) {
        let records = &self.app.records;
        let person = records.persons().await.unwrap()[0].person;
        let reader = care::Reader::new(care::Role::Operator, "Ana", "ana");
        records.read_for(person, &reader, care::Reading::Export).await.unwrap();
    }

    /// A recording of landmarks that the first person of this server keeps: the place of its event, and its id.
    pub async fn keeps(&self, ticket: Uuid, bytes: &[u8]) -> (u64, Uuid) {
        let records = &self.app.records;
        let person = records.persons().await.unwrap()[0].person;
        let now = self.app.now();
        self.act(care::Action::WishKeeping { days: Some(1) }).await;
        let keep = Keep { command: self.app.fresh_id(), occurred_at: &now, ticket, shows: None, bytes };
        let kept = records.keep_recording(person, &keep).await.unwrap();
        (records.load(person).await.unwrap().facts.len() as u64, kept.recording)
    }

    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
            self.cookies.retain(|_, value| !value.is_empty());
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// A request as this browser makes it from one of our own pages.
    pub fn request(&self, method: Method, path: &str, kind: &str, body: String) -> Request<Body> {
        let mut request = Request::builder()
            .method(method.clone())
            .uri(path)
            .header(header::HOST, HOST)
            .header("sec-fetch-site", "same-origin")
            .header("sec-fetch-mode", "navigate");
        if method != Method::GET {
            request =
                request.header(header::ORIGIN, format!("http://{HOST}")).header(header::CONTENT_TYPE, kind);
        }
        if !self.cookies.is_empty() {
            let all: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, all.join("; "));
        }
        request.body(Body::from(body)).unwrap()
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path, "", String::new())).await
    }

    pub async fn post(&mut self, path: &str, fields: &BTreeMap<String, String>) -> Answer {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        self.send(self.request(Method::POST, path, "application/x-www-form-urlencoded", body.join("&"))).await
    }

    /// Says who has seen the person.
    pub async fn visit(&mut self, said: &[(&str, &str)]) -> Answer {
        let fields = said.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        self.post("/advice", &fields.collect()).await
    }

    pub async fn command(&mut self, json: String) -> Answer {
        self.send(self.request(Method::POST, "/api/commands", "application/json", json)).await
    }

    /// A command from a device whose clock says something else than the server's.
    pub async fn command_by(&mut self, device_clock: &str, json: String) -> Answer {
        let mut request = self.request(Method::POST, "/api/commands", "application/json", json);
        request.headers_mut().insert("x-device-clock", device_clock.parse().unwrap());
        self.send(request).await
    }

    /// Agrees and names Portugal.
    pub async fn agree(&mut self) -> Answer {
        let fields = [
            ("country", "PT"),
            ("consent", "yes"),
            ("version", library::CONSENT_VERSION),
            ("zone", "Europe/Lisbon"),
        ];
        self.post("/check", &fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()).await
    }

    /// The answers of a healthy day, with these changed; an empty value leaves the question out.
    pub fn answers(changes: &[(&str, &str)]) -> BTreeMap<String, String> {
        let mut fields: BTreeMap<String, String> =
            QUESTIONS.iter().map(|id| ((*id).to_owned(), "no".to_owned())).collect();
        fields.insert("age".to_owned(), "40".to_owned());
        fields.insert("pain".to_owned(), "3".to_owned());
        fields.insert("exercise".to_owned(), "cat-cow".to_owned());
        fields.insert("command".to_owned(), "00000000-0000-4000-8000-000000000001".to_owned());
        for (name, value) in changes {
            if value.is_empty() {
                fields.remove(*name);
            } else {
                fields.insert((*name).to_owned(), (*value).to_owned());
            }
        }
        fields
    }

    /// Answers the intake of somebody who has a chair, a wall and ten minutes; there is nobody else on this server.
    pub async fn has_programme(&mut self) {
        self.has_programme_within(&[]).await;
    }

    /// The same for somebody with these constraints, who wants no camera where there are any.
    pub async fn has_programme_within(&mut self, constraints: &[&str]) {
        let [listed] = self.app.records.persons().await.unwrap().try_into().expect("one record");
        let intake = care::Intake {
            pain_average: 3,
            pain_worst: 5,
            weeks: 8,
            activities: vec![],
            goals: [care::Purpose::Mobility].into(),
            confidence: 6,
            equipment: ["chair".to_owned(), "wall".to_owned()].into(),
            constraints: constraints.iter().map(|id| (*id).to_owned()).collect(),
            minutes: 10,
            sessions: 3,
            camera: constraints.is_empty(),
        };
        let action = care::Action::AnswerIntake { intake };
        let command = care::Command { id: self.app.fresh_id(), occurred_at: self.app.now(), action };
        self.app.records.handle(listed.person, &command, &self.app.rules).await.unwrap();
    }

    /// The plan inside of a session page.
    pub async fn plan(&mut self, path: &str) -> serde_json::Value {
        let page = self.get(path).await.text;
        let start = page.find("<script id=\"plan\"").expect("a session page");
        let json = page[start..].split_once('>').expect("its plan").1;
        serde_json::from_str(json.split_once("</script>").expect("its end").0).unwrap()
    }

    /// Answers one question, as its page does.
    pub async fn answer(&mut self, id: &str, value: &str) -> Answer {
        let fields = [("question", id), (id, value), ("exercise", "cat-cow"), ("command", id)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        self.post("/check/questions", &fields.into()).await
    }

    pub async fn check(&mut self, changes: &[(&str, &str)]) -> Answer {
        self.post("/check/questions", &Self::answers(changes)).await
    }

    /// The ticket inside of a session page.
    pub async fn ticket(&mut self) -> String {
        let page = self.get("/session/cat-cow").await;
        let start = page.text.find("\"ticket\":\"").expect("a session page") + 10;
        page.text[start..start + 36].to_owned()
    }

    pub fn done(ticket: &str, id: u8, ended: &str) -> String {
        format!(
            r#"{{"id":"00000000-0000-4000-8000-0000000001{id:02x}","occurred_at":"2026-11-23T10:05:00+00:00[Europe/Lisbon]",
            "kind":"exercise-done","ticket":"{ticket}","result":{{"exercise":"cat-cow","tier":"measured","repetitions":6,
            "correct":6,"prescribed":8,"hold_s":0.0,"duration_s":60.0,"tracked_share":1.0,"frames":900,"ms_per_frame":30.0,
            "ended":"{ended}","repetition_marks":[],"curve":[],"unseen":[]}}}}"#
        )
    }

    pub fn ended(ticket: &str, id: u8) -> String {
        format!(
            r#"{{"id":"00000000-0000-4000-8000-0000000002{id:02x}","occurred_at":"2026-11-23T10:06:00Z[UTC]",
            "kind":"session-ended","ticket":"{ticket}","pain":2,"effort":4}}"#
        )
    }

    pub fn stopped(ticket: &str, reason: &str) -> String {
        format!(
            r#"{{"id":"00000000-0000-4000-8000-000000000301","occurred_at":"2026-11-23T10:06:00Z[UTC]",
            "kind":"stopped","ticket":"{ticket}","reason":"{reason}"}}"#
        )
    }
}
