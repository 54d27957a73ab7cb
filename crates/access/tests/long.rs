//! A roster that is larger than memory: made while it is read, on no disk. Alone in its program, because it looks at what that takes.

use std::io::{BufReader, Read, Write};

use access::roster::{LineFault, Options, Unreadable, Wrong, read};
use jiff::civil::date;

/// So many bytes of each kind of file, where nothing else is said; the long tests say five thousand million.
const BYTES: u64 = 40_000_000;
/// More memory than a reader takes, and far less than any of these files.
const MOST_KB: u64 = 16 * 1024;

/// A beginning, lines by their number until there are so many bytes, and an end that may count them.
struct Lines<'a> {
    line: Box<dyn Fn(u64) -> String + Send + 'a>,
    end: Option<Box<dyn Fn(u64) -> String + Send + 'a>>,
    left: u64,
    number: u64,
    ready: Vec<u8>,
    at: usize,
}

impl<'a> Lines<'a> {
    fn new(
        head: &str,
        line: impl Fn(u64) -> String + Send + 'a,
        end: impl Fn(u64) -> String + Send + 'a,
        bytes: u64,
    ) -> BufReader<Self> {
        let (ready, line, end) = (head.into(), Box::new(line), Some(Box::new(end) as Box<_>));
        BufReader::with_capacity(1 << 20, Self { line, end, left: bytes, number: 0, ready, at: 0 })
    }
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.ready.len() {
            self.at = 0;
            self.ready.clear();
            if self.left > 0 {
                let text = (self.line)(self.number);
                self.number += 1;
                self.left = self.left.saturating_sub(text.len() as u64);
                self.ready.write_all(text.as_bytes())?;
            } else if let Some(end) = self.end.take() {
                self.ready.write_all(end(self.number).as_bytes())?;
            }
        }
        let read = (&self.ready[self.at..]).read(buffer)?;
        self.at += read;
        Ok(read)
    }
}

/// The most memory that this program had at once, in kilobytes, where the system says it.
fn peak_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// People, lines that are left out, and why it ended.
fn counted(file: BufReader<Lines<'_>>) -> (u64, u64, Option<Unreadable>) {
    let options = Options { columns: vec![], dates: None, today: date(2026, 11, 26) };
    let (mut people, mut faults) = (0, 0);
    for one in read(file, &options).expect("a roster") {
        match one {
            Ok(Ok(_)) => people += 1,
            Ok(Err(LineFault { wrong: Wrong::Date(_), .. })) => faults += 1,
            Ok(Err(fault)) => panic!("another fault: {fault}"),
            Err(error) => return (people, faults, Some(error)),
        }
    }
    (people, faults, None)
}

#[test]
fn a_file_of_any_length_is_read_in_the_same_memory() {
    let bytes =
        std::env::var("DORSAL_ROSTER_BYTES").map_or(BYTES, |text| text.parse().expect("a number of bytes"));
    let (head, none) =
        ("member_id,first_name,last_name,birth_date,relationship,coverage_start,address\n", |_| {
            String::new()
        });
    let address = "\"Some Street 12\nSome Town\"".repeat(4).replace("\"\"", " ");
    // Every thousandth has no birth date that exists.
    let line = |n: u64| {
        let birth = if n % 1000 == 999 { "1980-02-30" } else { "1980-03-31" };
        format!("E-{n:09},Anna-Maria,Schröder,{birth},self,2026-01-01,{address}\n")
    };
    let before = peak_kb();

    let (people, faults, error) = counted(Lines::new(head, line, none, bytes));
    assert!(error.is_none(), "{error:?}");
    let lines = people + faults;
    assert!(lines * (line(0).len() as u64) >= bytes, "all of it was read: {lines}");
    assert_eq!(faults, lines / 1000);

    // A quote that is opened and never closed would be one value of the rest.
    let plain = |n: u64| format!("E-{n:09},Anna-Maria,Schröder,1980-03-31,self,2026-01-01,\n");
    let open = |n: u64| if n == 2 { "E,\"".to_owned() } else { plain(n) };
    let (people, _, error) = counted(Lines::new(head, open, none, bytes));
    assert!(people == 2 && matches!(error, Some(Unreadable::Quote(4))), "{people}: {error:?}");

    let isa = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *261126*0800*^*00501*000000001*0*P*:~\
               GS*BE*S*R*20261126*0800*1*X*005010X220A1~ST*834*0001*005010X220A1~BGN*00*1*20261126*0800****4~";
    let person = |n: u64| {
        format!(
            "INS*Y*18*030*XN*A***FT~REF*0F*E{n}~NM1*IL*1*Silva*Ana~DMG*D8*19800331~DTP*348*D8*20260101~\n"
        )
    };
    let end = |people: u64| format!("SE*{}*0001~GE*1*1~IEA*1*000000001~\n", 3 + 5 * people);
    let (people, _, error) = counted(Lines::new(isa, person, end, bytes / 4));
    assert!(error.is_none() && people * 60 > bytes / 8, "{people}: {error:?}");

    if let (Some(before), Some(after)) = (before, peak_kb()) {
        assert!(after - before < MOST_KB, "{} kB more than before", after - before);
    }
}
