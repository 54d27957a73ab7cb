//! What a sponsor offers, as a form says it.

use std::collections::BTreeSet;

use access::sponsor::{LONGEST_NAME, LONGEST_TEXT, RELATIONSHIPS, Relationship, Sponsor};
use maud::{Markup, html};
use uuid::Uuid;

use crate::app::App;
use crate::pages::check::Fields;
use crate::pages::join::whom;

/// The field of a tick.
fn tick(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Own => "own",
        Relationship::Partner => "partner",
        Relationship::Child => "child",
        Relationship::Other => "other",
    }
}

/// The sponsor that a form says; what cannot be is found by [`Sponsor::check`].
pub fn said(fields: &Fields, id: Uuid) -> Sponsor {
    let text = |name| fields.text(name).trim().replace("\r\n", "\n");
    let mut sponsor = Sponsor::new(id, text("name"));
    let aliases = text("aliases");
    sponsor.aliases =
        aliases.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    sponsor.covers = text("covers");
    let ticked = RELATIONSHIPS.into_iter().filter(|one| fields.text(tick(*one)) == "yes");
    sponsor.relationships = ticked.collect::<BTreeSet<_>>();
    // No number is an age that cannot be.
    sponsor.minimum_age = text("minimum_age").parse().unwrap_or_default();
    sponsor.other_programme = Some(text("other_programme")).filter(|text| !text.is_empty());
    sponsor.closed = fields.text("closed") == "yes";
    sponsor
}

/// The form, with what is known of a sponsor.
pub fn form(app: &App, action: &str, sponsor: &Sponsor, is_new: bool) -> Markup {
    let words = app.words();
    let lines = |name: &str, label: &str, hint: &str, value: &str, most: usize| {
        html! {
            label.field {
                (words.text(label))
                span.small { (words.text(hint)) }
                // The first line's end of a text is not shown.
                textarea name=(name) rows="3" maxlength=(most) { "\n" (value) }
            }
        }
    };
    html! {
        form.stack method="post" action=(action) {
            label.field {
                (words.text("page-sponsor-name"))
                input type="text" name="name" value=(sponsor.name) required maxlength=(LONGEST_NAME) autocomplete="off";
            }
            (lines("aliases", "page-sponsor-aliases", "page-sponsor-aliases-hint", &sponsor.aliases.join("\n"), LONGEST_TEXT))
            (lines("covers", "page-sponsor-covers", "page-sponsor-covers-hint", &sponsor.covers, LONGEST_TEXT))
            fieldset {
                legend { (words.text("page-join-whom")) }
                @for one in RELATIONSHIPS {
                    label.day {
                        input type="checkbox" name=(tick(one)) value="yes" checked[sponsor.relationships.contains(&one)];
                        span { (words.text(whom(one))) }
                    }
                }
            }
            label.field {
                (words.text("page-sponsor-age"))
                input type="number" name="minimum_age" value=(sponsor.minimum_age) min="18" max="120" required;
            }
            (lines(
                "other_programme",
                "page-sponsor-other",
                "page-sponsor-other-hint",
                sponsor.other_programme.as_deref().unwrap_or_default(),
                LONGEST_TEXT,
            ))
            // What is only being added is open.
            @if !is_new {
                label.tick {
                    input type="checkbox" name="closed" value="yes" checked[sponsor.closed];
                    span { (words.text("page-sponsor-closed")) ": " (words.text("page-sponsor-closed-text")) }
                }
            }
            div.actions { button.button type="submit" { (words.text("page-sponsor-save")) } }
        }
    }
}
