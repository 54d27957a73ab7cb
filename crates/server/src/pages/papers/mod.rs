//! What a person can print or hand over: a letter for their doctor, and their exercises on a sheet. Both are made here, kept
//! nowhere, and name nobody.

mod letter;
mod sheet;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use care::Amount;
use library::Words;

use crate::app::App;
use crate::paper::Error;
use crate::problem::Problem;

pub use letter::show as letter;
pub use sheet::show as sheet;

/// A PDF under a name that says nothing of anybody.
pub(super) fn pdf(app: &App, name: &str, made: Result<Vec<u8>, Error>) -> Response {
    match made {
        Ok(bytes) => {
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
            if let Ok(value) = HeaderValue::from_str(&format!("inline; filename=\"{name}.pdf\"")) {
                headers.insert(header::CONTENT_DISPOSITION, value);
            }
            response
        }
        Err(error) => {
            tracing::error!("{error}");
            Problem::Server.respond(app, false)
        }
    }
}

/// How much of an exercise, in words.
fn amount(words: &Words, amount: Amount, per_side: bool) -> String {
    let number = |value: u32| care::Arg::from(value);
    let repetitions = ("repetitions", number(amount.repetitions));
    let mut parts = vec![match (amount.sets, amount.hold_s) {
        (0 | 1, _) => words.with("page-sheet-repetitions", &[repetitions]),
        (sets, _) => words.with("page-sheet-sets", &[("sets", number(sets)), repetitions]),
    }];
    if amount.hold_s > 0 {
        parts.push(words.with("page-sheet-hold", &[("seconds", number(amount.hold_s))]));
    }
    if per_side {
        parts.push(words.text("page-sheet-side"));
    }
    parts.join(", ")
}
