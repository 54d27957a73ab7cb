//! The routes as a browser meets them, without a network: who may see what, and what every answer carries.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod account;
mod beneath;
mod camera;
mod clinic;
mod document;
mod figure;
mod guard;
mod join;
mod learn;
mod matrix;
mod measure;
mod movements;
mod offline;
mod papers;
mod person;
mod progress;
mod roles;
mod safety;
mod session;
mod settings;
mod sponsor;
mod sponsors;
mod start;
mod words;
