//! What can go wrong with a request: RFC 9457 for programs, a helpful page for people.
//!
//! Neither the answer nor the log names a person, an answer, or a token.

use axum::Json;
use axum::extract::rejection::{FormRejection, JsonRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;
use record::RecordingRefused;
use serde_json::json;

use crate::app::App;
use crate::layout::{Place, page};

/// The problems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No such page.
    NotFound,
    /// A page that cannot be asked in this way.
    WrongMethod,
    /// More than any session sends.
    TooLarge,
    /// The record is ahead of this machine's clock.
    Clock,
    /// A Host header that is not ours.
    UnknownHost,
    /// A request made by another site.
    CrossSite,
    /// No record is bound to this browser.
    NoRecord,
    /// Nobody is signed in, or somebody whose page this is not: both are told the same.
    NotSignedIn,
    /// The command was refused; the text names fields, never values.
    Refused(care::Refused),
    /// The form or the JSON could not be read.
    Unreadable,
    /// No whole recording of landmarks, or of no session of this record.
    Recording,
    /// The person does not want recordings of landmarks kept.
    NotWished,
    /// The record cannot be read: damaged, or another key.
    Record,
    /// Another writer was faster, too often.
    Busy,
    /// Somebody tries a lot, and may come again in so many seconds.
    Later(u64),
    /// Ours.
    Server,
}

/// Logs an error of the record once.
impl From<record::Error<store::Error>> for Problem {
    fn from(error: record::Error<store::Error>) -> Self {
        match error {
            record::Error::Refused(refused) => Self::Refused(refused),
            record::Error::NoPerson => Self::NoRecord,
            record::Error::Busy => Self::Busy,
            record::Error::Recording(RecordingRefused::TooLong { .. }) => Self::TooLarge,
            record::Error::Recording(RecordingRefused::NotWished | RecordingRefused::NoConsent) => {
                Self::NotWished
            }
            record::Error::Recording(_) => Self::Recording,
            record::Error::Key | record::Error::Broken(_) => {
                tracing::error!("a record cannot be read: {error}");
                Self::Record
            }
            record::Error::Storage(_) | record::Error::Encoding(_) | record::Error::Anchors(_) => {
                tracing::error!("the store failed: {error}");
                Self::Server
            }
        }
    }
}

/// Logs an error of the store once.
impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        tracing::error!("the store failed: {error}");
        Self::Server
    }
}

impl Problem {
    /// What a form that could not be read is.
    pub fn of_form(rejection: &FormRejection) -> Self {
        Self::of_status(rejection.status())
    }

    /// What JSON that could not be read is. The rejection's own text may quote what was sent: it goes nowhere.
    pub fn of_json(rejection: &JsonRejection) -> Self {
        Self::of_status(rejection.status())
    }

    fn of_status(status: StatusCode) -> Self {
        if status == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Unreadable }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Clock => StatusCode::SERVICE_UNAVAILABLE,
            Self::UnknownHost => StatusCode::MISDIRECTED_REQUEST,
            Self::CrossSite | Self::NotSignedIn => StatusCode::FORBIDDEN,
            Self::NoRecord => StatusCode::UNAUTHORIZED,
            Self::Refused(care::Refused::Closed) | Self::NotWished => StatusCode::CONFLICT,
            Self::Refused(_) | Self::Recording => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Record | Self::Server => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Later(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// The kind in machine-readable answers, and the message ids of title and text.
    fn words(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::NotFound => ("not-found", "page-error-not-found-title", "page-error-not-found"),
            Self::WrongMethod => ("wrong-method", "page-error-not-found-title", "page-error-not-found"),
            Self::TooLarge => ("too-large", "page-error-answer-title", "page-error-answer"),
            Self::Clock => ("clock", "page-error-clock-title", "page-error-clock"),
            Self::UnknownHost => ("unknown-host", "page-error-refused-title", "page-error-refused-host"),
            Self::CrossSite => ("cross-site", "page-error-refused-title", "page-error-refused-cross-site"),
            Self::NoRecord => ("no-record", "page-error-no-record-title", "page-error-no-record"),
            Self::NotSignedIn => {
                ("not-signed-in", "page-error-not-signed-in-title", "page-error-not-signed-in")
            }
            Self::Refused(_) => ("refused", "page-error-answer-title", "page-error-answer"),
            Self::Unreadable => ("unreadable", "page-error-answer-title", "page-error-answer"),
            Self::Recording => ("recording", "page-error-recording-title", "page-error-recording"),
            Self::NotWished => ("not-wished", "page-error-not-wished-title", "page-error-not-wished"),
            Self::Record => ("record", "page-error-record-title", "page-error-record"),
            Self::Busy => ("busy", "page-error-server-title", "page-error-server"),
            Self::Later(_) => ("later", "page-error-later-title", "page-error-later"),
            Self::Server => ("server", "page-error-server-title", "page-error-server"),
        }
    }

    /// The answer.
    pub fn respond(&self, app: &App, as_json: bool) -> Response {
        let mut response = if as_json { self.json(app) } else { self.page(app) };
        if let Self::Later(seconds) = self {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
        }
        response
    }

    fn json(&self, app: &App) -> Response {
        let (kind, title, text) = self.words();
        let words = app.words();
        let mut body = json!({
            "type": format!("urn:dorsal:problem:{kind}"),
            "title": words.text(title),
            "status": self.status().as_u16(),
            "detail": words.text(text),
        });
        if let Self::Refused(refused) = self {
            body["refused"] = json!(refused);
        }
        let mut response = (self.status(), Json(body)).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }

    fn page(&self, app: &App) -> Response {
        let (_, title, text) = self.words();
        let words = app.words();
        let body = html! {
            div.page.narrow data-record=[(*self == Self::NoRecord).then_some("closed")] {
                h1 { (words.text(title)) }
                p.lead { (words.text(text)) }
                div.actions {
                    @if *self == Self::NoRecord {
                        a.button href="/check" { (words.text("page-progress-start")) }
                    }
                    @if *self == Self::NotSignedIn {
                        a.button href="/account/sign-in" { (words.text("page-account-sign-in")) }
                    }
                    a.button.quiet href="/" { (words.text("page-error-home")) }
                }
            }
        };
        (self.status(), page(app, &words.text(title), Place::Other, &body)).into_response()
    }
}
