# The figure that shows an exercise.
page-figure-label = A figure shows: { $exercise }
page-figure-pause = Stop the figure: { $exercise }

# The guide, beyond the founding page's text.
page-guide-source = Source { $number }
page-guide-source-back = Back to the text that names source { $number }, place { $place }
page-guide-more-about = Easier, harder, and why
page-guide-more-heading = More movements
page-guide-more-intro = These wait in Dorsal’s programmes. You get the ones that suit you, a few at a time.

page-guide-feel-heading = How it should feel
page-guide-feel-intro = Gentle discomfort is normal. Move in comfortable, growing steps.
page-guide-feel-fine = Fine
page-guide-feel-fine-text = A stretch, some effort, a mild ache that settles soon. Sore muscles for a day or two.
page-guide-feel-less = Do less
page-guide-feel-less-text = Pain clearly above where you began, or more pain or stiffness the next morning. Next time choose a smaller movement or fewer repetitions. In a programme of ours, nothing grows then, and it becomes easier by itself if it was much more.
page-guide-feel-stop = Stop for today
page-guide-feel-stop-text = Sharp or stabbing pain. Pain that grows with each repetition, or spreads. Numbness, weakness, dizziness, pressure in the chest or trouble breathing.
page-guide-feel-note = These limits are our own, drawn from published models. Your clinician may set others for you.

page-guide-see-heading = When to see somebody
page-guide-see-intro = Most upper back pain is harmless. Now and then it comes from somewhere else: from the heart, the lungs, the belly, the bones or an infection.
page-guide-see-now = Call for help now
page-guide-see-now-chest = Pain, pressure or tightness in the chest; trouble breathing; fainting; sudden tearing pain between the shoulder blades
page-guide-see-now-legs = New weakness, numbness or unsteadiness in the legs
page-guide-see-now-bladder = New trouble with bladder or bowels, or numbness between the legs
page-guide-see-now-blow = It began with a serious fall or blow
page-guide-see-today = Today
page-guide-see-today-fever = Fever, chills, or feeling really unwell with it
page-guide-see-today-constant = Strong pain that no position and no rest changes
page-guide-see-today-band = Electric shocks when you bend your head, or pain round your chest like a band together with weakness or numbness
page-guide-see-today-cancer = New back pain, and cancer now or ever
page-guide-see-today-shape = A new lump or a new change in the shape of your back; or you lose weight without trying
page-guide-see-soon = Within days
page-guide-see-soon-weeks = No better after six weeks
page-guide-see-soon-worse = Pain of 8 out of 10 or more, or worse from week to week
page-guide-see-soon-night = Pain mainly at night or when lying down
page-guide-see-soon-bones = Fragile bones, or cortisone for a long time, and new pain
page-guide-see-soon-age = You are under 18, or this is the first time and you are over 60
page-guide-see-note = The signs come from public guidance; how fast to act is our own careful choice. If you are worried, do not wait.

# One exercise.
page-exercise-eyebrow = Guide
page-exercise-stop = Gentle discomfort is fine. Stop if it turns sharp, grows or spreads, or if anything new appears.
page-exercise-do = Do it now
page-exercise-levels = Easier and harder
page-exercise-levels-intro = From the easiest on. There is no hurry, and going back is fine.
page-exercise-level-start = Most people begin here
page-exercise-dose = To begin with
page-exercise-dose-up-to = Growing to
page-exercise-where = Where
page-exercise-where-floor = On the floor or a mat
page-exercise-where-seated = Sitting
page-exercise-where-standing = Standing
page-exercise-needs = You need
page-exercise-needs-chair = a steady chair
page-exercise-needs-band = an elastic band
page-exercise-needs-roll = a rolled towel
page-exercise-needs-wall = a free wall
page-exercise-needs-doorway = a doorway
page-exercise-needs-cushion = a cushion
page-exercise-needs-weight = a small weight or a full bottle
page-exercise-followed = In a session
page-exercise-followed-camera = The camera can follow it
page-exercise-followed-clock = The guide keeps the time
page-exercise-amount-sets =
    { $number ->
        [one] one round
       *[other] { $number } rounds
    }
page-exercise-amount-times =
    { $number ->
        [one] once
       *[other] { $number } times
    }
page-exercise-amount-minutes =
    { $number ->
        [one] one minute
       *[other] { $number } minutes
    }
page-exercise-amount-hold = hold for { $number } seconds
page-exercise-amount-side = on each side
page-exercise-camera = What the camera watches
page-exercise-tier-measured = Measured: how far you go is compared with your own usual range, never with anybody else’s.
page-exercise-tier-counted = Counted: repetitions are counted; how far you go is not judged.
page-exercise-tier-timed = Timed: a camera cannot see this well enough, so Dorsal does not pretend to. The guide keeps the time.
page-exercise-evidence = Where this comes from
page-exercise-mark-read = We have read this in the source.
page-exercise-mark-common = General knowledge; not yet checked against a source.
page-exercise-mark-ours = Our own proposal, not a published figure.
page-exercise-mark-worked-out = Worked out by us from the source.
page-exercise-reviewed = Last looked at on { $day }. No clinician has signed it yet.
page-exercise-reviewed-by = Signed by { $name } on { $day }.
