//! `/join`: whether somebody's employer or health plan offers Dorsal, and whether they are covered.
//!
//! The search is a form; the script only shows earlier what it finds. What somebody says of themselves is posted, compared and forgotten: no
//! address, log or cookie has it, and the page that answers does not repeat it.

mod answer;
mod letter;
mod search;
mod sponsor;

use access::sponsor::Sponsor;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use uuid::Uuid;

use crate::app::App;
use crate::join::ask;
use crate::layout::{Place, framed, head};
use crate::problem::Problem;

pub use answer::{begin, check, count_for, may_begin, use_cover};
pub use letter::{look, offer};
pub use search::{field, found, show};
pub use sponsor::{show as sponsor, whom};

/// The script that searches while somebody types, and keeps what they have entered while it is compared.
pub const SCRIPT: &str = "join.js";
/// Its styles.
pub const STYLE: &str = "join.css";

/// A page of these.
fn joining(app: &App, title: &str, body: &Markup) -> Response {
    let description = app.words().text("page-join-description");
    let head = head(title, Some(&description), &["app.css", STYLE], &["app.js", SCRIPT]);
    let main = html! { main #content tabindex="-1" { div.page.narrow.join { (body) } } };
    framed(app, &head, Place::Guide, &main).into_response()
}

/// The sponsor of an address, as the store has it now.
async fn named(app: &App, path: Result<Path<Uuid>, PathRejection>) -> Result<Sponsor, Problem> {
    let Ok(Path(id)) = path else { return Err(Problem::NotFound) };
    let (sponsor, _) = ask::sponsor(app, id).await?;
    if sponsor.closed { Err(Problem::NotFound) } else { Ok(sponsor) }
}

/// Using Dorsal without anybody who pays, where that may be.
fn by_yourself(app: &App) -> Markup {
    let words = app.words();
    html! {
        section.card.stack aria-labelledby="alone" {
            h2 #alone { (words.text("page-join-alone-title")) }
            @if app.config.joining.members_only {
                p { (words.text("page-join-members-only")) }
                div.actions { a.button.quiet href="/" { (words.text("page-join-guide")) } }
            } @else {
                p { (words.text("page-join-alone-text")) }
                div.actions { a.button.quiet href="/check" { (words.text("page-join-alone-button")) } }
            }
        }
    }
}

/// What nobody is told.
fn private(app: &App) -> Markup {
    let words = app.words();
    html! {
        div.notice.calm {
            p { strong { (words.text("page-join-private-title")) ". " } (words.text("page-join-private-text")) }
        }
    }
}
