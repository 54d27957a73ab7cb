//! Footnotes: marks in the text that lead to a numbered source, and a list of sources that leads back to each mark.

use std::cell::RefCell;

use library::{Reference, Words};
use maud::{Markup, html};

/// The marks of one page, in the order in which they were set.
#[derive(Default)]
pub struct Footnotes {
    set: RefCell<Vec<u8>>,
}

impl Footnotes {
    /// Marks for these sources.
    pub fn cite(&self, words: &Words, numbers: &[u8]) -> Markup {
        html! {
            sup.cites {
                @for number in numbers {
                    @let time = self.count(*number);
                    a id=(mark(*number, time)) href=(format!("#reference-{number}"))
                        aria-label=(words.with("page-guide-source", &[("number", number.to_string().into())])) { (number) }
                }
            }
        }
    }

    /// The sources, each with the ways back to its marks. To be written after all marks.
    pub fn list(&self, words: &Words, references: &[Reference]) -> Markup {
        html! {
            ol.references {
                @for reference in references {
                    @let number = reference.number;
                    li id=(format!("reference-{number}")) {
                        span lang="en" {
                            (reference.citation) " "
                            @if let Some(note) = &reference.note { span.small { (note) " " } }
                        }
                        @if let Some(link) = &reference.link {
                            a.away href=(link) rel="noreferrer" {
                                (words.text("guide-reference-link"))
                                span.visually-hidden { " " (number) }
                            }
                            " "
                        }
                        span.ways-back {
                            @for time in 1..=self.times(number) {
                                a href=(format!("#{}", mark(number, time)))
                                    aria-label=(words.with("page-guide-source-back", &[
                                        ("number", number.to_string().into()),
                                        ("place", time.to_string().into()),
                                    ])) { "↑" (time) }
                                " "
                            }
                        }
                    }
                }
            }
        }
    }

    /// Sets one more mark, and says the how manieth for this source it is, from 1.
    fn count(&self, number: u8) -> usize {
        self.set.borrow_mut().push(number);
        self.times(number)
    }

    fn times(&self, number: u8) -> usize {
        self.set.borrow().iter().filter(|one| **one == number).count()
    }
}

fn mark(number: u8, time: usize) -> String {
    format!("cite-{number}-{time}")
}
