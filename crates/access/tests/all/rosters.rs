//! CSV rosters as people export them, and what is wrong with them.

use access::roster::table::Column;
use access::roster::{DateOrder, LineFault, Member, Options, Unreadable, Wrong, read};
use access::sponsor::Relationship;
use jiff::civil::date;
use proptest::prelude::*;

pub fn options() -> Options {
    Options { columns: vec![], dates: None, today: date(2026, 11, 26) }
}

pub fn whole(file: &[u8], options: &Options) -> Result<Vec<Result<Member, LineFault>>, Unreadable> {
    read(file, options)?.collect()
}

const HEAD: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end\n";

fn lines(text: &str) -> Vec<Result<Member, LineFault>> {
    whole(format!("{HEAD}{text}").as_bytes(), &options()).expect("a roster")
}

#[test]
fn a_line_becomes_a_person() {
    let read = lines("E1,Ana,\"Silva, \"\"Aninhas\"\"\",1980-03-31,self,2026-01-01,\n");
    let member = read[0].as_ref().expect("a person");
    assert_eq!((member.line, member.last_name.as_str()), (2, "Silva, \"Aninhas\""));
    assert_eq!((member.birth, member.cover.until), (date(1980, 3, 31), None));
    assert_eq!(member.cover.relationship, Relationship::Own);
    assert!(!format!("{member:?}").contains("Ana"), "a person never comes into a log");
}

#[test]
fn files_come_in_many_shapes() {
    let person = |file: &[u8], options: &Options| {
        let read = whole(file, options).expect("a roster");
        assert_eq!(read.len(), 1, "{read:?}");
        read[0].clone().expect("a person")
    };
    let semicolons = "\u{feff}Coverage Start;MEMBER-ID;Last Name;First Name;Birth_Date;Relationship;more\r\n\
                      20260101;7;Núñez;Zoë;19800331;Spouse;x\r\n;;;;;;\r\n";
    let member = person(semicolons.as_bytes(), &options());
    assert_eq!((member.first_name.as_str(), member.cover.relationship), ("Zoë", Relationship::Partner));
    // Windows-1252, tabs, and the day first.
    let mut latin =
        b"member_id\tfirst_name\tlast_name\tbirth_date\trelationship\tcoverage_start\tcoverage_end\n"
            .to_vec();
    latin.extend(b"7\tZo\xeb\t\x8aimek\t31.03.1980\tchild\t1/1/2026\t2/1/2026 00:00\n");
    let member = person(&latin, &Options { dates: Some(DateOrder::DayFirst), ..options() });
    assert_eq!((member.first_name.as_str(), member.last_name.as_str()), ("Zoë", "Šimek"));
    assert_eq!((member.birth, member.cover.until), (date(1980, 3, 31), Some(date(2026, 1, 2))));
    // Named otherwise.
    let other = "Emp No,first_name,last_name,birth_date,relationship,coverage_start\n7,A,B,1980-03-31,self,2026-01-01\n";
    let mapped = Options { columns: vec![(Column::MemberId, "emp no".to_owned())], ..options() };
    assert_eq!(person(other.as_bytes(), &mapped).member_id, "7");
}

#[test]
fn a_fault_leaves_out_its_line_and_says_where() {
    let check = |line: &str, expected: Wrong| {
        let good = "E1,Ana,Silva,1980-03-31,self,2026-01-01,\n";
        let read = lines(&format!("{good}{line}\n{good}"));
        assert_eq!(read.len(), 3, "{line}");
        assert_eq!(read[1], Err(LineFault { line: 3, wrong: expected }), "{line}");
        assert!(read[0].is_ok() && read[2].is_ok(), "{line}");
    };
    check(",Ana,Silva,1980-03-31,self,2026-01-01,", Wrong::Empty("member_id"));
    check("--,Ana,Silva,1980-03-31,self,2026-01-01,", Wrong::Id);
    check("E1,.,-,1980-03-31,self,2026-01-01,", Wrong::Name);
    check("E1,Ana,Silva,,self,2026-01-01,", Wrong::Empty("birth_date"));
    check("E1,Ana,Silva,1980-02-30,self,2026-01-01,", Wrong::Date("birth_date"));
    check("E1,Ana,Silva,03/04/1980,self,2026-01-01,", Wrong::Date("birth_date"));
    check("E1,Ana,Silva,80-03-31,self,2026-01-01,", Wrong::Date("birth_date"));
    check("E1,Ana,Silva,1880-03-31,self,2026-01-01,", Wrong::Birth);
    check("E1,Ana,Silva,2036-03-31,self,2026-01-01,", Wrong::Birth);
    check("E1,Ana,Silva,1980-03-31,cousin's,2026-01-01,", Wrong::Relationship);
    check("E1,Ana,Silva,1980-03-31,ZZ,2026-01-01,", Wrong::Relationship);
    check("E1,Ana,Silva,1980-03-31,self,2026-01-02,2026-01-01", Wrong::Cover);
    check("E1,Ana,Silva,1980-03-31,self,2026-01-01", Wrong::Fields { found: 6, expected: 7 });
    check("E1,Ana,Silva,X,1980-03-31,self,2026-01-01,", Wrong::Fields { found: 8, expected: 7 });
    let long = "x".repeat(501);
    check(&format!("E1,Ana,{long},1980-03-31,self,2026-01-01,"), Wrong::Long("last_name"));
}

#[test]
fn a_file_that_is_no_roster_says_what_to_do() {
    let check = |file: &[u8], part: &str| {
        let error = whole(file, &options()).expect_err("no roster").to_string();
        assert!(error.contains(part), "{error}");
    };
    check(b"", "empty");
    check(b"\xff\xfem\0e\0", "UTF-16");
    check(b"PK\x03\x04\0\0\0\0", "no text");
    check(b"member_id,first_name\n1,A\n", "no column is named last_name");
    check(b"member_id,first_name\n1,A\n", "The first line names: member_id, first_name");
    check(HEAD.replace("last_name", "first_name").as_bytes(), "two columns are named first_name");
    // A file without a first line of names: nothing of a person may come into the message.
    let error =
        whole(b"E77,Ana,Silva,1980-03-31,self,2026-01-01,\n", &options()).expect_err("no names").to_string();
    assert!(!error.contains("Ana") && !error.contains("E77") && error.contains("first line"), "{error}");
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = whole(&bytes, &options());
        let _ = whole(&[HEAD.as_bytes(), &bytes].concat(), &options());
    }
}

#[test]
fn a_quote_that_is_not_closed_refuses_the_file() {
    let good = "E1,Ana,Silva,1980-03-31,self,2026-01-01,\n";
    let check = |text: String, line: u64| {
        let refused = whole(format!("{HEAD}{text}").as_bytes(), &options());
        assert!(matches!(refused, Err(Unreadable::Quote(at)) if at == line), "{refused:?}");
    };
    let open = "E2,\"Ana,Silva,1980-03-31,self,2026-01-01,\n";
    check(format!("{good}{open}{good}"), 3);
    check(format!("{good}{open}{}", good.repeat(100_000)), 3);
    // The next quote closes it, many lines later.
    check(format!("{open}{}E3,\"Rui\",Silva,1980-03-31,self,2026-01-01,\n", good.repeat(10)), 2);
    // A value of more lines that is none of ours is one.
    let notes = format!("{},notes\n{}\"one\ntwo\"\n", HEAD.trim(), good.trim());
    let read =
        whole(notes.replace("2026-01-01,\"", "2026-01-01,,\"").as_bytes(), &options()).expect("a roster");
    assert!(read.len() == 1 && read[0].is_ok(), "{read:?}");
}

#[test]
fn codes_and_words_say_how_people_belong() {
    let of = |text: &str| {
        lines(&format!("E1,Ana,Silva,1980-03-31,{text},2026-01-01,\n"))[0]
            .clone()
            .expect("a person")
            .cover
            .relationship
    };
    for (text, expected) in [
        ("EE", Relationship::Own),
        ("18", Relationship::Own),
        ("SP", Relationship::Partner),
        ("01", Relationship::Partner),
        ("CH", Relationship::Child),
        ("19", Relationship::Child),
        ("G8", Relationship::Other),
    ] {
        assert_eq!(of(text), expected, "{text}");
    }
}
