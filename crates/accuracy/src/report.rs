//! The report that people read: tables in Markdown.

use std::fmt::Write;

/// One table of the report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it is about.
    pub title: String,
    /// What was done, what the truth is, and what to know when reading the figures; paragraphs of Markdown.
    pub about: String,
    /// The columns' names; the first column names the row.
    pub columns: Vec<String>,
    /// Each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(title: &str, about: &str, columns: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            about: about.to_owned(),
            columns: columns.iter().map(|&name| name.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Appends a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// As a section of Markdown; numbers stand to the right.
    pub fn markdown(&self) -> String {
        let mut out = format!("## {}\n", self.title);
        if !self.about.is_empty() {
            let _ = write!(out, "\n{}\n", self.about);
        }
        if !self.rows.is_empty() {
            let rule =
                (0..self.columns.len()).map(|i| if i == 0 { ":--" } else { "--:" }.to_owned()).collect();
            out.push('\n');
            for cells in [&self.columns, &rule].into_iter().chain(&self.rows) {
                let _ = writeln!(out, "| {} |", cells.join(" | "));
            }
        }
        out
    }
}

/// A figure with so many decimals; a dash for what is not known.
pub fn number(value: f64, decimals: usize) -> String {
    if value.is_finite() { format!("{value:.decimals$}") } else { "–".to_owned() }
}

/// Whether a figure could not be computed: its key is left out of the JSON.
pub(crate) fn unknown(value: &f64) -> bool {
    !value.is_finite()
}

/// A share as a percentage.
pub fn percent(share: f64) -> String {
    if share.is_finite() { format!("{:.0} %", 100.0 * share) } else { "–".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_in_markdown() {
        let mut table = Table::new("Counts", "By hand.", &["recording", "true"]);
        table.row(["a", "3"]);
        assert_eq!(
            table.markdown(),
            "## Counts\n\nBy hand.\n\n| recording | true |\n| :-- | --: |\n| a | 3 |\n"
        );
        assert_eq!((number(f64::NAN, 2).as_str(), number(1.0, 2).as_str()), ("–", "1.00"));
        assert_eq!(percent(0.985), "98 %");
    }
}
