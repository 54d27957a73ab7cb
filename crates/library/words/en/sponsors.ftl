# Those who run Dorsal: employers and health plans, and the files of their people.
page-sponsors-title = Employers and health plans
page-sponsors-door = Who pays for people here, what they offer, and their lists of people.
page-sponsors-lead = They pay for people and never learn who takes part.
page-sponsors-add = Add one
page-sponsors-none = There is none yet.
page-sponsors-search = Name
page-sponsors-more = { $shown } of { $all }. Look for the others by name.
page-sponsors-no-roster = No list of people yet
page-sponsors-people = { $count ->
    [one] { $count } person, list of { $moment }
   *[other] { $count } people, list of { $moment }
}

page-sponsor-new-lead = People find it a second later. They can join once its list of people is there.
page-sponsor-offers = What it offers
page-sponsor-name = Name
page-sponsor-aliases = Other names
page-sponsor-aliases-hint = Short forms, brands, former names under which people look for it. Each on a line of its own.
page-sponsor-covers = What is covered
page-sponsor-covers-hint = In its own words, for people who look. Without it, a sentence says that the whole programme is.
page-sponsor-age = Covered from this age on, in years
page-sponsor-other = Another programme
page-sponsor-other-hint = What there is for somebody on the list who is not covered here. Without it they are answered as if they were not on the list.
page-sponsor-save = Save
page-sponsor-closed = Closed
page-sponsor-closed-text = nobody finds it any more, and nobody can join. Who has joined goes on.
page-sponsors-closed = Closed: nobody finds it
page-sponsor-wrong-name = Each name needs at least three letters.
page-sponsor-wrong-long-name = A name has at most { $most } characters.
page-sponsor-wrong-long-text = A text has at most { $most } characters.
page-sponsor-wrong-nobody = Say for whom it is: tick at least one.
page-sponsor-wrong-age = The age is a number from 18 to 120: the programme is for adults.
page-sponsor-wrong-taken = Another one has this name already. Change that one, or take another name.
page-sponsor-invite = Somebody who works there
page-sponsor-invite-text = You get a link that works once, for three days. Whoever opens it makes an account that is for this employer or plan only, and shows nobody’s name.
page-sponsor-seen = As people see it

page-roster-title = List of people
page-roster-dates = Dates in the file
page-roster-dates-iso = Year first: 1980-03-31
page-roster-dates-day = Day first: 31/03/1980
page-roster-dates-month = Month first: 03/31/1980
page-roster-columns = Columns with other names
page-roster-columns-text = Where the first line of a CSV file names a column otherwise, write its name here.
page-roster-file = The file
page-roster-file-hint = CSV, or X12 834. Excel files have to be saved as CSV first.
page-roster-needs = In a CSV file the first line names the columns member_id, first_name, last_name, birth_date, relationship (self, spouse, partner, child or other), coverage_start and, where there is one, coverage_end. For example:
page-roster-again-hint = The same file once more: it was not kept.
page-roster-try = Try it
page-roster-kept = It is tried first, which changes nothing. Nobody can be read from what is kept: of each person a code that only this Dorsal can compare, and of the file nothing.
page-roster-would = What the file would change
page-roster-done = The list counts now
page-roster-refused = The file was not used
page-roster-nothing-changed = Nothing was changed.
page-roster-people = People in the file
page-roster-added = Added
page-roster-removed = Removed
page-roster-would-add = Would be added
page-roster-would-remove = Would be removed
page-roster-repeated = Lines that repeat another one
page-roster-left-out = Lines that are left out
page-roster-faults = Left out
page-roster-faults-more = { $count ->
    [one] And one line more.
   *[other] And { $count } lines more.
}
page-roster-lines = { $count ->
    [one] Line { $lines }
   *[other] Lines { $lines }
}
page-roster-import = Import
page-roster-back = Go on
page-roster-surprise = { $removed } of { $before } people would be removed. That is more than a fifth: is it the whole file?
page-roster-unconfirmed = More than a fifth of the people would be removed, and it was not confirmed.
page-roster-confirm = It is the whole file. Remove them.
page-roster-busy = Another file for this list is just being read. Wait until it is done, and try again.
page-roster-large = The file is larger than { $most } MB. Import it on the command line, which takes any: dorsal roster import
page-roster-other-file = This is not the file that was tried. Try it first.
page-roster-raced = Another import of this list began or ended meanwhile. Look at the list, and try again if need be.
page-roster-broken-off = The file broke off on its way.
page-roster-empty = The file is empty.
page-roster-utf16 = The file is in UTF-16. Save it as UTF-8; in a spreadsheet this is “CSV UTF-8”.
page-roster-no-text = The file is no text. Save it as CSV or X12 834.
page-roster-columns-missing = No column is named { $missing }. The first line names: { $found }. Write below how these columns are named.
page-roster-quote = A quote that begins in line { $line } is not closed, so that the lines after it would be lost. Close it, or take the line ends out of the values.
page-roster-mapped = The first line does not name the column that you gave for { $column }.
page-roster-twice = Two columns are named { $column }. Leave one out.
page-roster-isa = The file begins like an X12 file, but its first segment (ISA) is damaged. Ask for the file once more.
page-roster-not-834 = The file is X12, but no 834 (benefit enrolment).
page-roster-changes = The 834 holds changes only (BGN08 is 2). Ask for a full file, so that it is seen who has left.
page-roster-cut = The 834 is cut off or damaged at segment { $segment }. Ask for the file once more.
page-roster-nobody = No line of the file can be used. { $first }
page-roster-wrong-empty = { $column } is empty.
page-roster-wrong-fields = It has { $found } fields and the first line { $expected }: look for a quote or a delimiter inside of a value.
page-roster-wrong-date = { $column } is no date that exists in the order that was chosen.
page-roster-wrong-birth = birth_date lies before 1900 or in the future.
page-roster-wrong-no-end = Cover has ended (INS03 is 024), and the day (DTP 349) is missing.
page-roster-wrong-cover = coverage_end lies before coverage_start.
page-roster-wrong-relationship = relationship is none of self, spouse, partner, child, other.
page-roster-wrong-long = { $column } is too long.
page-roster-wrong-signs = { $column } has signs that cannot be read. Save the file as UTF-8.
page-roster-wrong-id = member_id has no letter or digit.
page-roster-wrong-name = Neither first_name nor last_name has a letter.
page-roster-wrong-conflict = The same person stands in an earlier line, with another relationship or other dates.
