//! Pages and the JSON API. The only crate that knows HTTP.
