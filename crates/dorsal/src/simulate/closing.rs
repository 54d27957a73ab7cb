//! The checker's part on what closes the sessions, and what opens them again.

use std::collections::BTreeSet;

use care::{Answers, CheckKind, Disposition, Finding, Lock};
use jiff::{SignedDuration, Timestamp};

use super::check::{DAY, Watch};
use super::ledger::Bar;
use super::table::{self, Row};

/// A look at a fact that stays counts so long.
const LONG_DAYS: i32 = 182;

impl Watch<'_> {
    pub(super) fn bar(&mut self, leads: Disposition, since: Timestamp, days: i64, rows: Vec<&'static str>) {
        let least = if leads == Disposition::Provider { SignedDuration::ZERO } else { DAY };
        let until = since.saturating_add(least.max(DAY * i32::try_from(days).unwrap_or(0))).unwrap_or(since);
        let visit = leads >= Disposition::Provider && leads != Disposition::Stop;
        self.leave = None;
        // A provider may have looked up to six weeks before; for what is urgent, and for much pain, only a visit since then counts.
        let any_visit = leads == Disposition::Provider && !rows.contains(&"pain of 8");
        let before = SignedDuration::from_hours(if any_visit { 24 * 42 } else { 0 });
        let visit_from = if visit { since.saturating_sub(before).ok() } else { None };
        self.bars.push(Bar { visit_from, until, visit, leads, since, rows });
        // All questions come after whatever has closed the sessions.
        self.again = true;
        self.next = Some((leads, until));
    }

    pub(super) fn lock(&mut self, lock: &Lock, leads: Disposition, until: Timestamp) {
        if lock.until < until {
            self.wrong("lock-short", format!("closed until {}, at least {until} is due", lock.until));
        }
        if !lock.attestation && leads != Disposition::Stop {
            self.wrong("lock-short", "it opens without anybody having seen the person");
        }
        for finding in &lock.findings {
            self.explained(&finding.rule, &finding.why, &finding.provenance);
        }
    }

    pub(super) fn screened(
        &mut self,
        check: CheckKind,
        answers: &Answers,
        disposition: Option<Disposition>,
        findings: &[Finding],
        at: Timestamp,
    ) {
        let known = table::known(check, answers, self.full.as_ref().map(|(_, told)| told));
        let mut due: Option<Disposition> = None;
        let (mut rows, mut days) = (Vec::new(), 0);
        for row in table::rows(&known) {
            let named = findings
                .iter()
                .any(|finding| finding.clinical_row == row.number && finding.disposition >= Some(row.leads));
            if !named {
                self.wrong("red-flag", format!("row {} ({}) is not found", row.number, row.name));
            }
            let looked_at = self.looked_at(row, check, at);
            let beside = check == CheckKind::Recheck && row.leads < Disposition::Urgent;
            if row.leads >= Disposition::Provider && !looked_at && !beside {
                due = due.max(Some(row.leads));
                rows.push(row.name);
                days = days.max(row.days);
            }
        }
        if disposition != due {
            let name = |one: Option<Disposition>| one.map_or("nothing", Disposition::name);
            self.wrong("red-flag", format!("leads to {}, due is {}", name(disposition), name(due)));
        }
        for finding in findings {
            self.explained(&finding.rule, &finding.why, &finding.provenance);
        }
        // What was found stays until all questions were answered again without closing anything.
        if check == CheckKind::Full && due.is_none() {
            self.found = self.held(at);
        }
        self.found.extend(table::limits(&known));
        if check == CheckKind::Full {
            self.full = Some((at, answers.clone()));
            self.again = due.is_some();
            self.leave = None;
        }
        let taken_back = self
            .young(at)
            .find(|bar| bar.rows.iter().any(|row| table::named(row).any(|row| row.is_taken_back(&known))));
        let stays_closed = taken_back.map(|bar| (bar.leads, bar.since, bar.rows.clone()));
        if let (None, false, Some((leads, since, rows))) = (due, self.barred(at), stays_closed)
            && check != CheckKind::Recheck
        {
            // Told otherwise, an answer that locked opens nothing for its day.
            self.bar(leads, since, 1, rows);
        }
        if let Some(leads) = due.max(disposition) {
            self.bar(leads, at, if check == CheckKind::Recheck { 0 } else { days }, rows);
        }
    }

    /// True where somebody's look at this row counts still. A fact that stays was looked at for half a year, what comes and goes
    /// for three days after which it is told anew. What is urgent and comes and goes takes a clinician's own look.
    fn looked_at(&self, row: &Row, check: CheckKind, at: Timestamp) -> bool {
        let Some((by_clinician, seen)) = self.seen_rows.get(row.name) else { return false };
        let may = match row.leads {
            Disposition::Emergency | Disposition::Stop => false,
            Disposition::Urgent => *by_clinician || row.stays,
            _ => true,
        };
        let told = self.full.as_ref().filter(|_| !row.is_asked(check)).map_or(at, |(full, _)| *full);
        let (told, days) = if row.stays { (at, LONG_DAYS) } else { (told, 3) };
        may && told.duration_since(*seen) < DAY * days
    }

    /// What closes the sessions since less than a day, or has closed them and was lifted.
    fn young(&self, at: Timestamp) -> impl Iterator<Item = &Bar> {
        self.bars.iter().filter(move |bar| at.duration_since(bar.since) < DAY)
    }

    /// Limits that do not go with another answer: somebody has looked at what is behind them, or it has just closed the sessions.
    fn held(&self, at: Timestamp) -> BTreeSet<String> {
        let seen = self.seen_rows.iter().filter(|(_, (_, seen))| at.duration_since(*seen) < DAY * LONG_DAYS);
        let names = seen.map(|(name, _)| name).chain(self.young(at).flat_map(|bar| &bar.rows));
        let rows = names.flat_map(|name| table::named(name));
        rows.flat_map(|row| row.limits).map(|limit| (*limit).to_owned()).collect()
    }

    /// The person says that somebody has seen them.
    pub(super) fn seen(&mut self, at: Timestamp, possible: bool) {
        if self.clinic {
            self.wrong("opened-by-nobody", "sessions are opened without a clinician");
        }
        if !possible || self.bars.iter().any(|bar| at < bar.until) {
            self.wrong("opened-early", "a visit counts before its time");
        }
        self.lifted(at, false);
        // It counts only after the last of them is over: a clock that is set back afterwards closes nothing again.
        for bar in &mut self.bars {
            bar.visit = false;
            bar.until = Timestamp::MIN;
        }
    }

    pub(super) fn lifted(&mut self, at: Timestamp, by_clinician: bool) {
        self.again |= !self.bars.is_empty();
        // What no longer stands was not what was looked at.
        for row in self.bars.iter().filter(|bar| bar.stands(at)).flat_map(|bar| &bar.rows) {
            self.seen_rows.insert(row, (by_clinician, at));
        }
    }
}
