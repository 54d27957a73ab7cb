//! Who may open which record: browser bindings and one-time links, pure core and storage trait.
