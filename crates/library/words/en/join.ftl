# Joining through an employer or a health plan.
page-join-title = Does your employer or health plan offer Dorsal?
page-join-lead = Look for its name. Nobody learns that you looked.
page-join-description = Find out whether your employer or health plan pays for Dorsal. Nobody learns that you looked.
page-join-label = Name of your employer or health plan
page-join-hint = From three letters on. A short or a former name will do, and so will a small mistake.
page-join-search = Search
page-join-found = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
page-join-more-than = The first { $count }. A few more letters show others.
page-join-alias = also known as { $name }
page-join-none = Nothing found under this name.
page-join-none-title = Nothing found under this name
page-join-none-try = What often helps:
page-join-none-payslip = the name on your payslip or your insurance card
page-join-none-parent = the name of the company that yours belongs to
page-join-none-short = fewer letters, or the short form
page-join-none-partner = the employer or the plan of your partner: families are often covered, too
page-join-ask-title = Not there?
page-join-ask-text = There is a letter for your employer or health plan that says what Dorsal is and what it takes. Your name is not in it, and it is for you to decide whether somebody gets it.
page-join-ask-button = Letter to download (PDF)
page-join-alone-title = By yourself
page-join-alone-text = You can use Dorsal without anybody who pays for it: free of charge, with the whole programme, and nobody is told.
page-join-alone-button = Begin by yourself
page-join-members-only = To begin, you need an employer or a health plan that offers Dorsal here. The guide is there for everybody.
page-join-guide = To the guide
page-join-private-title = What stays with you
page-join-private-text = Neither your employer nor your health plan learns that you looked, whether you take part, or how you are.

page-join-back = Another employer or health plan
page-join-covers = The whole programme for your upper back, free of charge for you.
page-join-whom = For whom
page-join-own = Employees and members themselves
page-join-partner = Their husbands, wives and partners
page-join-child = Their grown-up children
page-join-other = Others who are registered with them
page-join-age = From { $age } years of age.
page-join-check-title = Are you on the list?
page-join-check-text = { $sponsor } has given us a list that we can compare with, but not read. What you enter is compared and forgotten: it is not kept, and nobody is told.
page-join-member-id = Member or employee number
page-join-member-id-hint = On your card or payslip. Type all of it, letters too; spaces, hyphens and capital letters do not matter. Families often share one number.
page-join-first-name = First name
page-join-last-name = Last name
page-join-name-hint = Your own, also where the number is that of somebody in your family. Accents do not matter.
page-join-birth = Date of birth
page-join-day = Day
page-join-month = Month
page-join-year = Year
page-join-check = Check
page-join-missing-id = Please enter your number.
page-join-missing-name = Please enter your name.
page-join-missing-birth = Please enter a day that exists, with day and month as numbers and the whole year, for example 31 3 1980.

page-join-eligible-title = Yes, you are covered
page-join-eligible-text = { $sponsor } pays for Dorsal for you. A few questions for your safety come next, and then your programme.
page-join-eligible-button = Go on
page-join-eligible-note = { $sponsor } is not told.
page-join-eligible-numbers = They see a few numbers a month, of ten people or more, and never a name, an answer or a session. In the settings you can choose not to be counted.
page-join-elsewhere-title = Something else is meant for you
page-join-elsewhere-text = You are on the list of { $sponsor }. For you they offer this:
page-join-not-found-title = We did not find you on the list
page-join-not-found-text = That happens easily and says nothing about you. Mostly it is one of these:
page-join-not-found-id = The number has a letter or a digit that looks like another one: O and 0, I and 1.
page-join-not-found-family = In a family each person needs their own name and date of birth.
page-join-not-found-name = The name changed, and the list still has the old one.
page-join-not-found-new = You are new there. Lists mostly come once a month.
page-join-not-found-wrong-sponsor = It is another part of the company that offers Dorsal.
page-join-again-title = Once more
page-join-letter-title = Ask whoever makes the list
page-join-letter-text = This letter asks { $sponsor } to look whether its list is right. Your name is not in it. Whoever hands it in shows that they have looked; that is for you to decide.
page-join-later-title = A little later, please
page-join-later-text = So that nobody finds out by trying who is on a list, only a few checks in a row are answered. You are not locked out: in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} it goes on.

page-join-paper-ask-title = Would you offer Dorsal?
page-join-paper-ask-to = To whoever looks after health and benefits
page-join-paper-ask-what = Dorsal is digital care for the upper back: a programme of exercises that suits each person, follows safety rules with their sources, and gives way when something hurts. If one wishes, a camera counts along in one's own browser; no picture leaves the device.
page-join-paper-ask-open = It is open source, and you or a provider of your choice can run it yourselves.
page-join-paper-ask-list = All it takes is a list of the people who may take part. Of it Dorsal keeps only keyed hashes, from which nobody can be read. In return you never learn who looked, who takes part, or how they are.
page-join-paper-ask-end = I would be glad if you looked into it.
page-join-paper-list-title = Please look at your list for Dorsal
page-join-paper-list-to = To { $sponsor }
page-join-paper-list-what = You offer Dorsal, digital care for the upper back. Whether somebody may take part is looked up in a list that comes from you. I was not found there, although I think that I belong to those who are covered.
page-join-paper-list-look = Please look whether
page-join-paper-list-newest = the newest list has been handed in, with everybody who has come since;
page-join-paper-list-family = family members stand there with a date of birth and a name of their own;
page-join-paper-list-dates = dates of birth have the right order of day and month, and cover has begun and not ended;
page-join-paper-list-number = the numbers are those that stand on cards and payslips.
page-join-paper-list-end = It is the whole list that I ask you to look at. Who takes part you are not told, and this letter does not say it either.
