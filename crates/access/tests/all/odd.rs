//! Rosters as they really come: what other programs, other alphabets and other habits make of them. Each is read, or told what is wrong; nobody
//! is lost without a word.

use access::eligibility::{Candidate, Eligibility, decide};
use access::identity::RosterKey;
use access::roster::{DateOrder, LineFault, Member, Options, Unreadable, Wrong};
use access::sponsor::Sponsor;
use jiff::civil::date;
use uuid::Uuid;

use crate::rosters::{options, whole};

const HEAD: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end\n";

/// The one person of a table with these names.
fn named(first: &str, last: &str) -> Member {
    let line = format!("{HEAD}E-0042,{first},{last},1980-03-31,self,2026-01-01,\n");
    let mut read = whole(line.as_bytes(), &options()).expect("a roster");
    read.pop().expect("a line").unwrap_or_else(|fault| panic!("{first} {last}: {fault}"))
}

fn answer(on_roster: &Member, first: &str, last: &str) -> Eligibility {
    let key = RosterKey::from_random([7; 32]);
    let fingerprint = key.fingerprint(Uuid::nil(), &on_roster.member_id, on_roster.birth).expect("an id");
    let names = key.names(&fingerprint, &on_roster.first_name, &on_roster.last_name);
    let found = [Candidate { names, cover: on_roster.cover }];
    let asked = key.names(&fingerprint, first, last);
    decide(&Sponsor::new(Uuid::nil(), "Northwind"), &found, &asked, on_roster.birth, date(2026, 11, 26))
}

#[test]
fn names_of_all_kinds_are_found_as_their_people_write_them() {
    let check = |(first, last): (&str, &str), typed: &[(&str, &str)]| {
        let member = named(first, last);
        for (one, other) in typed {
            assert_eq!(answer(&member, one, other), Eligibility::Eligible, "{first} {last}: {one} {other}");
        }
        assert_eq!(answer(&member, "Otto", "Quigley"), Eligibility::NotFound, "{first} {last}");
    };
    check(("JOAO", "CONCEICAO"), &[("João", "Conceição")]);
    check(("Zoë", "Núñez"), &[("Zoe", "Nunez"), ("ZOË", "NÚÑEZ")]);
    // The same letters, put together otherwise: e and a dieresis of its own.
    check(("Zoe\u{308}", "Nun\u{303}ez"), &[("Zoë", "Núñez")]);
    check(
        ("Siobhán", "O'Connor"),
        &[("Siobhan", "O’Connor"), ("S.", "OConnor"), ("", "O`Connor"), ("", "O´Connor")],
    );
    check(
        ("Maria João", "García Márquez"),
        &[("Maria", "Garcia"), ("", "Márquez"), ("João", "Garcia-Marquez")],
    );
    check(("Ana", "de Sousa e Silva"), &[("Ana", "Silva"), ("A", "Sousa Silva")]);
    check(("Łukasz", "Wałęsa"), &[("Lukasz", "Walesa")]);
    check(("Jürgen", "Groß"), &[("Juergen", "Gross"), ("Jurgen", "GROSS")]);
    check(("Søren", "Ørsted"), &[("Soren", "Orsted")]);
    check(("Юлия", "Королёва"), &[("ЮЛИЯ", "КОРОЛЁВА"), ("", "Королева")]);
    check(("Ελένη", "Παπαδοπούλου"), &[("ΕΛΕΝΗ", "ΠΑΠΑΔΟΠΟΥΛΟΥ")]);
    check(("Γιώργος", "Παπαδόπουλος"), &[("ΓΙΩΡΓΟΣ", ""), ("", "ΠΑΠΑΔΟΠΟΥΛΟΣ")]);
    check(("محمد", "العلي"), &[("محمد", "")]);
    check(("美咲", "佐藤"), &[("美咲", "佐藤"), ("", "佐藤")]);
    check(("지우", "김"), &[("지우", "김")]);
    check(("\"Ana \"\"Nita\"\"\"", "Silva"), &[("Nita", "Silva"), ("Ana", "")]);
}

#[test]
fn a_delimiter_that_is_not_the_first_lines_is_told() {
    let semicolons = "E1;Ana;Silva;1980-03-31;self;2026-01-01;\n";
    let read = whole(format!("{HEAD}{semicolons}").as_bytes(), &options()).expect("a roster");
    assert_eq!(read, [Err(LineFault { line: 2, wrong: Wrong::Fields { found: 1, expected: 7 } })]);
    let carets = HEAD.replace(',', "^");
    let error = whole(carets.as_bytes(), &options()).expect_err("no columns").to_string();
    assert!(error.contains("no column is named member_id"), "{error}");
    // What decides is the columns that we know, not the sign that is there most often.
    let commas_in_names = "\"Name, first\";member_id;\"a,b,c,d,e,f,g,h\";first_name;last_name;birth_date;relationship;coverage_start\n\
         x;E1;y;Ana;Silva;1980-03-31;self;2026-01-01\n";
    let read = whole(commas_in_names.as_bytes(), &options()).expect("a roster");
    assert!(matches!(&read[..], [Ok(member)] if member.last_name == "Silva"), "{read:?}");
}

#[test]
fn a_quote_that_is_not_closed_takes_nobody_away_without_a_word() {
    let good = |n: u32| format!("E{n},Ana,Silva,1980-03-31,self,2026-01-01,\n");
    let check = |text: String, expected: u64| {
        let refused = whole(text.as_bytes(), &options());
        assert!(
            matches!(refused, Err(Unreadable::Quote(line)) if line == expected),
            "{expected}: {refused:?}"
        );
    };
    let open = "E5,Ana,\"Silva,1980-03-31,self,2026-01-01,\n";
    // To the end of the file, with one line in it and with many; with and without a line's end there.
    check(format!("{HEAD}{}{open}{}", good(1), good(2)), 3);
    check(format!("{HEAD}{}{open}{}", good(1), good(2).trim_end()), 3);
    check(format!("{HEAD}{open}{}", (0..50_000).map(good).collect::<String>()), 2);
    // To the next quote: the number of fields is right, and the person would be another one's mixture.
    check(format!("{HEAD}{open}E6,Rui,\"Costa\",1979-12-24,self,2026-01-01,\n"), 2);
    check(HEAD.replace("first_name", "\"first_name") + &(0..50_000).map(good).collect::<String>(), 1);
    // In the last line it takes nobody else along.
    let read = whole(format!("{HEAD}{}{open}", good(1)).as_bytes(), &options()).expect("a roster");
    assert!(matches!(read[1], Err(LineFault { line: 3, wrong: Wrong::Fields { .. } })), "{read:?}");
    // An address of two lines is none of ours.
    let address = format!(
        "{},address\nE1,Ana,Silva,1980-03-31,self,2026-01-01,,\"12 High Street\nLeeds\"\n",
        HEAD.trim()
    );
    let read = whole((address + "E2,Rui,,x,self,2026-01-01,,\n").as_bytes(), &options()).expect("a roster");
    assert!(read[0].is_ok() && matches!(read[1], Err(LineFault { line: 4, .. })), "{read:?}");
}

#[test]
fn lines_are_counted_however_they_end() {
    for end in ["\n", "\r\n", "\r"] {
        let text =
            format!("{HEAD}E1,Ana,Silva,1980-03-31,self,2026-01-01,\nE2,Ana,Silva,,self,2026-01-01,\n");
        let read = whole(text.replace('\n', end).as_bytes(), &options()).expect("a roster");
        assert!(read[0].is_ok(), "{end:?}");
        assert_eq!(read[1], Err(LineFault { line: 3, wrong: Wrong::Empty("birth_date") }), "{end:?}");
    }
}

#[test]
fn dates_that_are_none_are_told() {
    let check = |text: &str, dates: Option<DateOrder>, is_one: bool| {
        let line = format!("{HEAD}E1,Ana,Silva,{text},self,2026-01-01,\n");
        let read = whole(line.as_bytes(), &Options { dates, ..options() }).expect("a roster");
        assert_eq!(read[0].is_ok(), is_one, "{text} {dates:?}: {read:?}");
    };
    let (day_first, month_first) = (Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst));
    for text in [
        "0000-00-00",
        "1980-00-10",
        "1980-13-01",
        "1980-04-31",
        "1900-02-29",
        "19800230",
        "00000000",
        "99999999",
        "1980-3",
        "33310",
        "1980-03-31-01",
        "-1980-03-31",
        "１９８０-03-31",
        "31 March 1980",
        "NULL",
    ] {
        check(text, None, false);
    }
    for (text, order) in [
        ("31/04/1980", day_first),
        ("12/31/1980", day_first),
        ("31/12/1980", month_first),
        ("31/03/80", day_first),
    ] {
        check(text, order, false);
    }
    for (text, order) in [
        ("2000-02-29", None),
        ("1980-3-1", None),
        ("1980/03/31", None),
        ("1980-03-31T00:00:00", None),
        ("31/12/1980", day_first),
        ("12/31/1980", month_first),
        ("31.3.1980", day_first),
    ] {
        check(text, order, true);
    }
}

#[test]
fn an_834_in_windows_letters_is_read_and_what_nobody_can_read_is_told() {
    let file = crate::twelve::file(&[crate::twelve::ANA, &crate::twelve::RUI.replace("Rui", "Zo#")]);
    let with = |byte: u8| file.bytes().map(|one| if one == b'#' { byte } else { one }).collect::<Vec<u8>>();
    let read = whole(&with(0xeb), &options()).expect("an 834");
    assert!(matches!(&read[1], Ok(member) if member.first_name == "Zoë"), "{read:?}");
    // 0x81 is no letter in any encoding that we know.
    let read = whole(&with(0x81), &options()).expect("an 834");
    assert!(
        read[0].is_ok() && matches!(&read[1], Err(fault) if fault.wrong == Wrong::Signs("first_name")),
        "{read:?}"
    );
    // Saved by an editor that puts a mark before it, and ends lines after each segment.
    let marked =
        format!("\u{feff}{}", file.replace('#', "e").replace('~', "~\r\n").replacen("~\r\n", "~", 1));
    assert_eq!(whole(marked.as_bytes(), &options()).expect("an 834").len(), 2);
}
