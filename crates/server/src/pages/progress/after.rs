//! What follows by the rules on a session that hurt, said right after it.

use care::Hurt;
use maud::{Markup, html};

use crate::app::App;

/// What follows on the session of today that hurt too much.
pub fn hurt(app: &App, hurt: &Hurt) -> Markup {
    let words = app.words();
    let peak = [("peak", u32::from(hurt.peak).into())];
    html! {
        div.notice.calm.stack data-hurt=(hurt.peak) {
            p {
                strong { (words.with("page-after-hurt", &peak)) } " "
                @if hurt.asked { (words.text("page-after-hurt-morning")) " " }
                @if hurt.easiest { (words.text("page-after-hurt-easiest")) " " }
                (words.text("page-after-hurt-smaller"))
            }
        }
    }
}
