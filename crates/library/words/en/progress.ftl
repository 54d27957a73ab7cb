# Progress: what changed, said honestly. The older texts of the page are in pages.ftl.
page-progress-said-same = Your pain now is about the same as at the start: { $first } then, { $last } now. A change of less than { $least } points may be chance.
page-progress-said-better = Your pain is less than at the start: { $first } then, { $last } now. That is more than chance explains.
page-progress-said-worse = Your pain is more than at the start: { $first } then, { $last } now. That is more than chance explains. Please let somebody have a look if it stays like this.
page-progress-said-start = You began with a pain of { $first }. It takes a few weeks until a change can be told from chance.
page-progress-said-early = It is too early to say whether something has changed.
page-progress-said-cause = Whether it was the exercises, numbers of one person can’t tell.
page-progress-due = A short question is waiting: { $title }
page-progress-due-go = Answer it

page-progress-pain-heading = Pain
page-progress-pain-lead = Your average pain of 7 days, from 0 (none) to 10.
page-progress-pain-sessions-heading = Around your sessions
page-progress-pain-sessions-lead = Pain before and after each session, and on the next morning where you said it.
page-progress-line-before = before
page-progress-line-after = after
page-progress-line-morning = next morning
page-progress-function-heading = What you want back
page-progress-function-lead = How well you can do it, from 0 (not at all) to 10 (as before). For a single activity, a change of less than { $least } points may be chance.
page-progress-confidence-heading = Trust in your back
page-progress-confidence-lead = From 0 (not sure at all) to 10 (completely sure). Nobody has measured yet how much of a change is more than chance here, so we only show what you said.
page-progress-weeks-heading = Sessions and minutes
page-progress-weeks-lead = Minutes in movement, week by week. A week without a session is just a week: it is shown, and it breaks nothing.
page-progress-weeks-done = { $sessions ->
    [one] One session so far, { $minutes ->
        [0] less than a minute
        [one] one minute
       *[other] { $minutes } minutes
    } in movement.
   *[other] { $sessions } sessions so far, { $minutes ->
        [0] less than a minute
        [one] one minute
       *[other] { $minutes } minutes
    } in movement.
}
page-progress-unfinished = { $count ->
    [one] One session was begun and not finished. It counts for what was done.
   *[other] { $count } sessions were begun and not finished. They count for what was done.
}
page-progress-shift-better = { $name }: better, { $first } at the start and { $last } now.
page-progress-shift-worse = { $name }: worse, { $first } at the start and { $last } now.
page-progress-shift-same = { $name }: about the same, { $first } at the start and { $last } now.
page-progress-chart-alt = { $name }: { $count ->
    [one] one value, { $last }.
   *[other] { $count } values, the first { $first }, the last { $last }.
}
page-progress-weeks-alt = { $sessions ->
    [one] One session
   *[other] { $sessions } sessions
} in { $weeks ->
    [one] one week.
   *[other] { $weeks } weeks.
}
page-progress-table = The same as a table
page-progress-value = Value
page-progress-week = Week of
page-progress-sessions = Sessions
page-progress-minutes-long = Minutes
page-progress-range-heading = How far you move
page-progress-range-lead = The shaded band is the error of the measurement. What stays inside of it is the same, whatever it looks like.
page-progress-range-none = Once the camera has measured a turn or a side bend in two sessions, you see here whether it goes further. Of other movements nobody has measured our error on people yet, so none is called a change.
page-progress-range-better = { $name }: further than the first time, by more than the measurement’s error.
page-progress-range-worse = { $name }: less far than the first time, by more than the measurement’s error.
page-progress-range-same = { $name }: the same as the first time, within the measurement’s error of { $error } { $unit }.
page-progress-range-unit = degrees

page-progress-changes-heading = What was changed for you, and why
page-progress-changes-none = Nothing has been changed yet. Each change will be listed here, with the rule behind it.
page-progress-changes-older = Earlier changes
page-progress-changes-proposed = This waits for your clinician.
page-progress-changes-rule = Rule: { $rule }
page-progress-changes-source = Where it comes from: { $source }
page-progress-changes-facts = What it rests on
page-progress-changes-why = The rule behind it

page-progress-sessions-heading = Your sessions
page-progress-session-of = { $name } and { $more } more
page-progress-not-begun = stopped before it began
page-progress-peak = worst: { $peak }
page-progress-session-nothing = Nothing was handed in.
page-progress-papers-heading = On paper
page-progress-papers-lead = Made on this server, for you to print or hand over. Dorsal sends them nowhere.
page-progress-letter = A letter for your doctor
page-progress-sheet = Your exercises on a sheet

page-progress-one-title = Session { $number }
page-progress-one-back = All sessions
page-progress-one-correct = correct
page-progress-one-hold = Held
page-progress-one-tempo = Seconds a repetition
page-progress-one-unseen = Not seen
page-progress-one-said = What you said
page-progress-one-peak = Worst pain during it
page-progress-one-later = Pain half an hour later
page-progress-one-morning = Pain the next morning
page-progress-one-after = Pain afterwards
page-progress-one-reps = Repetitions by your own count
page-progress-one-not-said = not said
page-progress-one-first = Before the correction of { $day } it was: { $before }.
page-progress-correct-heading = Correct what I said
page-progress-correct-lead = What you said first stays in your record. From now on the correction counts, and the rules look at it again.
page-progress-correct-send = Correct it
page-progress-correct-empty = not said

page-progress-sent-lead = From this device to this server, and nowhere else. No picture, no sound: only what is listed here.
page-progress-sent-kind = What
page-progress-sent-when = Last
page-progress-sent-count = How often
page-progress-sent-bytes = Bytes
page-progress-sent-to = To: { $host }
page-progress-sent-sum = In all
page-progress-left-pain = Left out: it hurt. Good that you listened to it.
page-progress-left-too-hard = Left out: it was too hard for today.
page-progress-left-no-room = Left out: there was no room, or something was missing.
page-progress-left-other = Left out this time.
