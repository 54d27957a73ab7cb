# The programme: why each exercise is there, and what is said with each decision. { $exercise } is the name of an exercise.

because-phase-1 = It belongs to the first weeks: calm down, and move.
because-phase-2 = It belongs to the second part: move further, and hold out longer.
because-phase-3 = It belongs to the third part: get stronger.
because-phase-4 = It belongs to the last part: keep what you have reached.
because-mobility = It lets your upper back move.
because-endurance = It helps the muscles that hold you upright to hold out longer.
because-strength = It makes your upper back stronger.
because-relaxation = It calms you and your breathing.
because-aerobic = It gets your heart and your whole body going.
because-goal = You told us that this matters to you.
because-goal-mobility = You told us that you want to move more freely.
because-goal-endurance = You told us that you want to sit and stand for longer.
because-goal-strength = You told us that you want to become stronger.
because-goal-relaxation = You told us that you want to let go of tension.
because-constraint = You get it in this version because of what you told us: { $constraint }.
because-equipment = You get it in a version that needs only what you have.
because-you-have = You have what it takes at home.

decision-first-programme = This is your programme: chosen from what you told us, with a reason for each exercise. It begins gently and grows with you.
decision-nothing-fits = With what you told us, we have no exercise that is surely right for you. Somebody who knows you should choose with you.
decision-constraint = Because of what you told us since, we have taken out or eased what is not for you now.
decision-new-intake = You gave new answers about your time, your equipment or your goals. Your programme follows them; what you have reached stays.
decision-flare-up = Because you have a flare-up, it is about half the repetitions for now. A flare-up is not harm. Small bits, often, are fine.
decision-flare-long = Your flare-up has lasted for more than { $days } days. Please let a provider have a look before you go on.
decision-flare-rebuild = Because your flare-up is over, we go back up, one part of the way at a time.
decision-flare-rebuilt = Because your flare-up is over and the last days went well, you are back where you were.
decision-amber = Because your pain was { $peak } at its highest, or had not fully settled by the next morning, we stay with the same amount. If you like, make the movements smaller.
decision-red = Because your pain was { $before } before, { $peak } at its highest and { $morning } the next morning, we make it easier: one level down, and less of it.
decision-red-unknown = Because your pain rose to { $peak } and we don’t know yet how the next morning was, nothing grows, and the next session is the easiest set.
decision-red-twice = Because two sessions within a week were too much, please let a provider have a look before you go on.
decision-red-easiest = Because even the easiest version was too much, please let a provider have a look before you go on.
decision-break = Because you have been away for { $days } days or longer, we begin again with about half. You will be back soon.
decision-no-better = Because your pain has not eased in { $weeks } weeks, somebody should take a fresh look before you go on.
decision-maintenance = { $weeks } weeks: you have come to the end of the programme. From now on { $sessions } sessions a week keep what you have reached.
decision-next-phase = Because the last sessions went well and it is time, the next part begins (part { $phase }). New exercises come one at a time.
decision-new-exercise = Because your pain stayed at { $pain } or less in your last { $sessions } sessions and had settled by the next morning, a new exercise joins: { $exercise }.
decision-step-repetition = Because your pain stayed at { $pain } or less in your last { $sessions } sessions and had settled by the next morning, we add one repetition to: { $exercise }.
decision-step-hold = Because your pain stayed at { $pain } or less in your last { $sessions } sessions and had settled by the next morning, we add five seconds to: { $exercise }.
decision-step-set = Because your pain stayed at { $pain } or less in your last { $sessions } sessions and had settled by the next morning, we add one set, with fewer repetitions in each, to: { $exercise }.
decision-step-level = Because your pain stayed at { $pain } or less in your last { $sessions } sessions and had settled by the next morning, you get the next version of: { $exercise }.
decision-step-waits = Your last { $sessions } sessions went well. A step now would take the week more than { $percent } % above what you have done so far, so it waits a little.
decision-plateau = Because little has changed in { $weeks } weeks, we exchange one exercise for another.
decision-nudge = { $done ->
    [0] No session in the last week. That happens. Five easy minutes are a good way back in.
    [one] One session of { $planned } in the last week. That counts. Shall we make the sessions shorter, or move them to better days?
   *[other] { $done } sessions of { $planned } in the last week. That counts. Shall we make the sessions shorter, or move them to better days?
}

## The page

page-programme-title = Your programme
page-programme-phase-1 = The first weeks.
page-programme-phase-1-text = Calm down, and move: small, easy, often.
page-programme-phase-2 = The second part.
page-programme-phase-2-text = Move further, and hold out longer.
page-programme-phase-3 = The third part.
page-programme-phase-3-text = Get stronger, one small step at a time.
page-programme-phase-4 = The last part.
page-programme-phase-4-text = Keep what you have reached, in your own everyday life.
page-programme-session = A session takes about
page-programme-minutes = min
page-programme-week = In a week
page-programme-sessions = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
}
page-programme-exercises = Exercises
page-programme-respects = Your programme respects what you told us:
page-programme-amount = { $sets ->
    [one] { $repetitions ->
        [one] Once
       *[other] { $repetitions } times
    }
   *[other] { $sets } sets of { $repetitions }
}
page-programme-hold = { $sets ->
    [one] { $repetitions ->
        [one] Once, { $seconds } seconds
       *[other] { $repetitions } times, { $seconds } seconds each
    }
   *[other] { $sets } sets of { $repetitions }, { $seconds } seconds each
}
page-programme-each-side = on each side
page-programme-days = On { $days ->
    [one] one day
   *[other] { $days } days
} a week at most.
page-programme-why = Why you have it
page-programme-none = There is no programme yet. Today shows what comes first.
page-programme-waits = A first programme is drafted. Somebody at your clinic looks at it before you begin.
page-programme-today = On to today
page-programme-proposals = Waiting for your clinic
page-programme-proposals-lead = Your clinic decides on this. Until then everything stays as it is.
page-programme-was-proposed = for your clinic to decide
page-programme-keeps = nothing changes
page-programme-decides-title = Who decides
page-programme-decides-self-guided = You guide yourself. Dorsal’s published rules make your programme and change it, and say why each time. No clinician looks at it.
page-programme-decides-clinic = You are in the care of a clinic. Dorsal’s rules propose, and a clinician decides.
page-programme-decides-ask = There are clinicians here. If you would like one of them to decide with you, tell them the name of your account.
page-programme-never-title = What it will never ask
page-programme-never = Your name or your e-mail. To push through sharp pain. To make up for a day that you left out.
page-programme-change = Change my answers
page-programme-decisions = How it came about
page-programme-decisions-lead = Every change of your programme, why it was made, and what it rests on. The newest comes first.
page-programme-rests-on = What this rests on
