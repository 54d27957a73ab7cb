//! `dorsal verify`: every record, its chain, its summary, and what was anchored of it.

use clap::Args;
use record::Checked;
use serde_json::json;
use store::AnchorFile;

use crate::output::{counted, print};
use crate::place::Place;
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,

    /// Anchor all records as they are, because an older state was put back on purpose.
    #[arg(long)]
    accept: bool,

    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let opened = arguments.place.open_existing(system::source()).await?;
    // Before the records, so that whoever writes meanwhile is not taken for a fault.
    let anchors = opened.anchors.read().map_err(|error| error.to_string())?;
    let checked = opened.records.verify(&anchors, opened.store).await.map_err(|error| error.to_string())?;
    opened.records.storage().close().await;
    let broken: Vec<&Checked> = checked.iter().filter(|one| one.fault.is_some()).collect();
    let tenant = opened.records.tenant();
    let not_anchored =
        checked.iter().filter(|one| one.events > 0 && anchors.of(tenant, one.person).is_none()).count();
    let kept: u64 = checked.iter().map(|one| one.recordings.kept).sum();
    let gone: u64 = checked.iter().map(|one| one.recordings.gone).sum();
    let damaged: Vec<_> = checked
        .iter()
        .flat_map(|one| one.recordings.faults.iter().map(|fault| (one.person, fault.to_string())))
        .collect();
    let events: u64 = checked.iter().map(|one| one.events).sum();
    let file = opened.anchors.path().display().to_string();
    if arguments.json {
        let told: Vec<_> = broken
            .iter()
            .filter_map(|one| {
                let fault = one.fault.as_ref()?;
                Some(json!({ "record": one.person, "fault": fault.to_string(), "next": fault.next_step() }))
            })
            .collect();
        let recordings: Vec<_> =
            damaged.iter().map(|(person, fault)| json!({ "record": person, "fault": fault })).collect();
        let report = json!({
            "records": checked.len(),
            "events": events,
            "broken": told,
            "recordings": { "kept": kept, "gone": gone, "broken": recordings },
            "anchors": file,
            "not_anchored": not_anchored,
            "damaged_anchors": anchors.damaged,
        });
        print(&format!("{report}\n"))?;
    } else {
        let mut text = String::new();
        for one in &broken {
            if let Some(fault) = &one.fault {
                text.push_str(&format!("record {}: {fault}.\n  {}.\n", one.person, fault.next_step()));
            }
        }
        for (person, fault) in &damaged {
            text.push_str(&format!(
                "record {person}: {fault}.\n  The record itself works. A backup may still have the recording.\n"
            ));
        }
        for line in &anchors.damaged {
            text.push_str(&format!(
                "line {line} of the anchors in {file} was changed or damaged; it may have said that somebody was erased.\n"
            ));
        }
        if not_anchored > 0 {
            text.push_str(&format!(
                "Not anchored in {file}: {}. An older copy would not be seen. The next answer anchors each; dorsal verify \
                 --accept anchors all.\n",
                counted(not_anchored, "record")
            ));
        }
        let whole = checked.len() - broken.len();
        text.push_str(&format!(
            "{whole} of {} whole, with {}.\n",
            counted(checked.len(), "record"),
            counted(events, "event")
        ));
        if kept + gone > 0 || !damaged.is_empty() {
            text.push_str(&format!(
                "{} of landmarks as kept; {gone} gone because their time was over or the person let them go.\n",
                counted(kept, "recording")
            ));
        }
        print(&text)?;
    }
    if arguments.accept {
        use record::Fault::{Another, Gone, Older};
        let sound = checked
            .iter()
            .filter(|one| matches!(one.fault, None | Some(Older { .. } | Another { .. } | Gone { .. })));
        opened.accept(sound)?;
        let aside = opened.anchors.compact(true).map_err(|error| error.to_string())?;
        eprintln!("dorsal: all records that are whole in themselves are anchored as they are.");
        if aside > 0 {
            eprintln!("dorsal: {}", put_aside(aside, &opened.anchors));
        }
        return Ok(());
    }
    match (broken.len(), anchors.damaged.len()) {
        (0, 0) if damaged.is_empty() => Ok(()),
        (0, 0) => Err(format!("not as kept: {}", counted(damaged.len(), "recording"))),
        (0, lines) => Err(format!(
            "the anchors are damaged in {}. Each may say that somebody was erased. Restore that file from where you keep a copy; \
             only where there is none, anchor the records as they are with dorsal verify --accept",
            counted(lines, "line")
        )),
        (records, _) => Err(format!("not as written: {}. All others work", counted(records, "record"))),
    }
}

/// What is lost with damaged lines.
fn put_aside(lines: usize, anchors: &AnchorFile) -> String {
    format!(
        "{} of the anchors could not be read and counts no more; it is kept in {}. Each such line may have said that somebody was \
         erased: a backup from before that would bring them back, and restore no longer asks. Make a new backup, delete those \
         from before, and erase again who asked for it",
        counted(lines as u64, "damaged line"),
        anchors.aside().display()
    )
}
