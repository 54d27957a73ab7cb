//! An exercise learnt from somebody who shows it.
