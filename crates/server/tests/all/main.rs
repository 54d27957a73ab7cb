//! The routes as a browser meets them, without a network: who may see what, and what every answer carries.

mod guard;
mod matrix;
mod person;
mod safety;
mod words;
