# The one thing to do now.

page-today-morning = How is it this morning?
page-today-morning-text = After your last session: how strong is your pain now? One tap is enough.
page-today-half-hour = How is it now?
page-today-half-hour-text = Half an hour or more after your session: how strong is your pain? One tap is enough.
page-today-go-on = Your session is waiting
page-today-go-on-text = You can go on where you were.
page-today-go-on-button = Go on
page-today-check = First: is it safe to start?
page-today-check-text = Some questions, one at a time. They look for signs that somebody should see you first.
page-today-check-button = To the questions
page-today-intake = Tell us a little about you
page-today-intake-text = Then we make a programme that fits you. About three minutes.
page-today-intake-button = Begin
page-today-waiting = Your clinic is looking at your programme
page-today-waiting-text = Nothing to do for you now. As soon as they have decided, you find it here.
page-today-nothing-fits = Better chosen with somebody who knows you
page-today-nothing-fits-text = With what you told us, we have no exercise that is surely right for you. A doctor or physiotherapist can choose with you. When something has changed, tell us, and we look again.
page-today-nothing-fits-button = Something has changed
page-today-session = A session for today
page-today-session-full = Four weeks have passed, so all safety questions come first, one at a time.
page-today-session-check = First a few short questions: how are you today?
page-today-session-open = Everything is ready.
page-today-session-button = Begin
page-today-session-what = What is in it
page-today-done = Done for today
page-today-done-text = Good that you took the time. The rest of the day is for resting and moving as it feels good.

# Right after a session that hurt.
page-after-hurt = At its worst, your pain was { $peak } of 10.
page-after-hurt-morning = Tomorrow morning we ask how you are, and decide then.
page-after-hurt-easiest = Until then nothing grows, and another session would be the easiest set.
page-after-hurt-smaller = If it hurts, make the movements smaller.

page-today-rest = A day to rest
page-today-rest-text = This week’s sessions are done. Rest is part of it; a walk is fine if you like.
page-today-why = Why, and what it rests on
page-today-programme = Your programme
page-today-flare = More pain than usual?
page-today-flare-over = Is the flare-up over?
