//! X12 834: whole, cut off, and by another name.

use access::roster::{Unreadable, Wrong};
use access::sponsor::Relationship;
use jiff::civil::date;

use crate::rosters::{options, whole};

const ISA: &str = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261126*0800*^*00501*000000001*0*P*:~";

pub fn file(people: &[&str]) -> String {
    let body = people.concat();
    let count = 3 + body.matches('~').count();
    format!(
        "{ISA}GS*BE*S*R*20261126*0800*1*X*005010X220A1~ST*834*0001*005010X220A1~BGN*00*1*20261126*0800****4~{body}\
         SE*{count}*0001~GE*1*1~IEA*1*000000001~\n"
    )
}

pub const ANA: &str = "INS*Y*18*030*XN*A***FT~REF*0F*E0042~NM1*IL*1*Silva*Ana****34*123456789~DMG*D8*19800331*F~\
                   HD*030**HLT~DTP*348*D8*20260101~DTP*349*D8*20261231~";
pub const RUI: &str =
    "INS*N*01*030*XN*A~REF*0F*E0042~NM1*IL*1*Silva*Rui****ZZ*E0042-2~DMG*D8*19791224*M~DTP*356*D8*20260201~";

#[test]
fn subscribers_and_their_families_are_read() {
    let people = whole(file(&[ANA, RUI]).as_bytes(), &options()).expect("an 834");
    let [Ok(ana), Ok(rui)] = &people[..] else { panic!("{people:?}") };
    assert_eq!((ana.member_id.as_str(), ana.first_name.as_str()), ("E0042", "Ana"));
    assert_eq!((ana.birth, ana.cover.until), (date(1980, 3, 31), Some(date(2026, 12, 31))));
    assert_eq!((rui.member_id.as_str(), rui.cover.relationship), ("E0042-2", Relationship::Partner));
    assert_eq!((rui.cover.from, rui.cover.until), (date(2026, 2, 1), None));
    // Other separators, and a segment a line.
    let other = file(&[ANA]).replace('~', "'").replace('*', "|").replace('\'', "'\r\n");
    let other = other.replacen("'\r\n", "'", 0);
    assert_eq!(whole(other.as_bytes(), &options()).expect("an 834").len(), 1);
}

#[test]
fn a_cut_or_strange_file_is_refused_whole() {
    let text = file(&[ANA, RUI]);
    for at in (106..text.len() - 2).step_by(7) {
        let refused = whole(&text.as_bytes()[..at], &options());
        assert!(matches!(refused, Err(Unreadable::Cut { .. })), "{at}: {refused:?}");
    }
    let check = |file: String, expected: fn(&Unreadable) -> bool| {
        let error = whole(file.as_bytes(), &options()).expect_err("refused");
        assert!(expected(&error), "{error}");
    };
    check(text.replace("ST*834", "ST*835"), |error| matches!(error, Unreadable::Not834));
    check(text.replace("****4~", "****2~"), |error| matches!(error, Unreadable::Changes));
    check(text.replace(RUI, ""), |error| matches!(error, Unreadable::Cut { .. }));
    check(text.replace("GE*1*", "GE*2*"), |error| matches!(error, Unreadable::Cut { .. }));
    check(text.replace("IEA*1*", "IEA*2*"), |error| matches!(error, Unreadable::Cut { .. }));
    check(text.replace("ISA*00", "ISA00"), |error| matches!(error, Unreadable::Isa));
}

#[test]
fn of_several_covers_the_one_counts_that_holds_today() {
    let of = |covers: &str| {
        let person =
            format!("INS*Y*18*030*XN*A***FT~REF*0F*E1~NM1*IL*1*Silva*Ana~DMG*D8*19800331*F~{covers}");
        let people = whole(file(&[&person]).as_bytes(), &options()).expect("an 834");
        people[0].clone().map(|member| (member.cover.from, member.cover.until))
    };
    let dental = "HD*030**DEN~DTP*348*D8*20250101~DTP*349*D8*20251231~";
    let health = "HD*030**HLT~DTP*348*D8*20260101~";
    let before = "HD*030**HLT~DTP*348*D8*20240101~DTP*349*D8*20241231~";
    let later = "HD*030**HLT~DTP*348*D8*20270101~";
    let open = Ok((date(2026, 1, 1), None));
    for covers in [[health, dental], [dental, health], [health, before], [before, health], [health, later]] {
        assert_eq!(of(&covers.concat()), open, "{covers:?}");
    }
    assert_eq!(of(&[before, later].concat()), Ok((date(2027, 1, 1), None)), "the one that comes");
    assert_eq!(of(dental), Ok((date(2025, 1, 1), Some(date(2025, 12, 31)))), "where there is nothing else");
}

#[test]
fn what_was_told_wrong_before_is_not_taken() {
    let corrected = "INS*Y*18*001*25*A***FT~REF*0F*E1~NM1*74*1*Silva*Ana~DMG*D8*19800331*F~NM1*70*1*Sylva*Ana~\
                     DMG*D8*19800313*F~HD*030**HLT~DTP*348*D8*20260101~";
    let people = whole(file(&[corrected]).as_bytes(), &options()).expect("an 834");
    let ana = people[0].as_ref().expect("a person");
    assert_eq!((ana.birth, ana.last_name.as_str()), (date(1980, 3, 31), "Silva"));
}

#[test]
fn letters_of_older_encodings_are_read() {
    let mut bytes = file(&[ANA]).replace("Silva", "M?ller").into_bytes();
    let place = bytes.iter().position(|byte| *byte == b'?').expect("the letter");
    bytes[place] = 0xfc;
    let people = whole(&bytes, &options()).expect("an 834");
    assert_eq!(people[0].as_ref().expect("a person").last_name, "Müller");
}

#[test]
fn an_end_without_a_date_leaves_that_person_out() {
    let ended = ANA.replace("*030*XN", "*024*XN").replace("DTP*349*D8*20261231~", "");
    let people = whole(file(&[&ended, RUI]).as_bytes(), &options()).expect("an 834");
    assert!(matches!(people[0], Err(fault) if fault.wrong == Wrong::NoEnd), "{people:?}");
    assert!(people[1].is_ok());
}
