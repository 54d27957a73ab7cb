# The session page: from the welcome to the answers afterwards.

session-stop = Stop
session-voice = Sound
session-voice-none = This device has no voice of its own. You hear a short tone instead.

## Welcome

session-programme-title = Your session
session-welcome-minutes = { $minutes ->
    [one] About a minute, at your own pace. As far as is comfortable; less is fine too.
   *[other] About { $minutes } minutes, at your own pace. As far as is comfortable; less is fine too.
}
session-welcome-again = Welcome back. You were at: { $name }. What you did so far is kept.
session-much = { $repetitions ->
    [one] Once
   *[other] { $repetitions } times
}
session-much-held = { $repetitions ->
    [one] { $seconds } seconds
   *[other] { $repetitions } times { $seconds } seconds
}
session-much-sides = on each side
session-much-sets = { $sets } sets
session-welcome-see-title = What the camera does
session-welcome-see = It watches from the side and counts with you. It draws the line of your back, so that you can see it move.
session-welcome-private-title = The picture stays here
session-welcome-private = It is looked at inside this browser and forgotten at once. No picture leaves your device, ever. What we keep is the count and the curve.
session-welcome-private-keep = It is looked at inside this browser and forgotten at once. No picture leaves your device, ever. What we keep is the count, the curve and, because you have asked for it, the points of your body while you move.
session-welcome-stop-title = You can stop at any time
session-welcome-stop = The stop button is always on the screen, or press S. Stop on sharp pain or anything new.
session-welcome-place = Put your device at floor height, about three steps away, so that all of you fits in from the side.
session-try-camera = Try the camera first
session-use-camera = Use the camera
session-without-camera = Go without it
session-no-script = This page needs JavaScript to guide you. The guide to the exercises works without it.
session-to-guide = Read the guide

## Getting ready

session-asking-camera = Your browser will ask for the camera. Please allow it.
session-loading = Warming up: the part that follows your movement is loading.
session-start-anyway = Start anyway
session-hang-back = Turn the picture back
session-get-ready = Get into position
session-picture-label = Your picture with the line of your back drawn on it
session-guide-label = A drawing of the exercise that moves at its pace

## Moving

session-moving = Slow and easy. I am counting with you.
session-repetitions = repetitions
session-curve-title = The curve of your back
session-curve-round = rounder (cat)
session-curve-hollow = hollower (cow)
session-curve-label = The curve of your back over the last seconds
session-of-goal = of { $goal }
session-goal-reached = That’s your { $goal }.
session-rounds = at the pace of the figure
session-holds = holds
session-not-seen = Not counting just now
session-guide-there = Go, slowly.
session-guide-back = And slowly back.
session-breathe-in = Breathe in
session-breathe-out = And out, slowly
session-hold = Stay.
session-hold-over = And let go.
session-to-left = to the left
session-to-right = to the right
session-of-left = left side
session-of-right = right side
session-set-of = set { $set } of { $sets }
session-view = View
session-view-camera = Camera only
session-view-figure = Figure only
session-view-both = Camera and figure
session-finish = Done
session-pause = Pause
session-paused = Paused. Take the time you need.
session-resume = Go on
session-resume-hint = You get some seconds to find your position again.

## Between

session-next-place = Exercise { $number } of { $count }
session-next-said = Next: { $name }. { $much }.
session-steps = Step by step
session-ready = I’m ready
session-longer = More time
session-change = Change or skip
session-back = Back
session-rest = Rest a little. Then set { $set } of { $sets }.
session-switch-left = Switch sides: now your left.
session-switch-right = Switch sides: now your right.
session-skip-rest = Go on now
session-change-title = What would help?
session-change-easier = Make it easier
session-change-harder = A little harder
session-change-why = Or leave it out today, because …
session-change-pain = It hurts
session-change-too-hard = It is too hard
session-change-no-room = I have no room, or something is missing
session-change-other = Something else
session-change-sharp = Is the pain sharp, spreading or new? Then please stop.
session-change-instead = Do this one instead
session-change-leave = Leave it out
session-keys = Keys
session-key-space = Space
session-key-pause = Pause, and go on
session-key-next = Go on, or done
session-key-back = Back to the exercise before
session-key-change = Something else
session-key-view = Camera, figure, or both
session-key-voice = Sound on or off
session-key-stop = Stop (also Esc)
session-key-keys = These keys
session-keys-on = Use single keys
session-keys-close = Close

## Stopping

session-stop-title = What happened?
session-stop-lead = Everything is on hold.
session-stop-sharp-pain = Sharp pain
session-stop-new-symptom = Something new: numbness, weakness, dizziness, chest pain or trouble breathing
session-stop-tired = I am tired
session-stop-other = Something else
session-stop-back = Back to the exercise
session-stopped-title = You stopped. That was right.
session-emergency = Strong chest pain, trouble breathing, fainting, weak or numb legs? Call { $number } now.
session-to-check = Answer the safety questions

## Afterwards

session-after-title = How was it?
session-after-counted = { $count } repetitions counted.
session-after-timed = The drawing went through { $count } rounds.
session-done-question = How many did you do? Leave it empty if you did not count.
session-pain-question = How much pain do you feel now?
session-pain-low = none
session-pain-high = the worst
session-peak-question = What was the worst during the session?
session-effort-question = How hard was it?
session-effort-low = no effort
session-effort-high = all I have
session-well-one = You did what you set out to do.
session-well-all = You did all { $count } exercises.
session-well-through = { $count ->
    [one] You came to the end, in your own measure.
   *[other] You went through all { $count } exercises, in your own measure.
}
session-well-counted = You did { $count } repetitions, { $correct } of them just as they are meant.
session-well-some = You did { $done } of { $count } exercises. Leaving out what is not right today is part of it.
session-well-minutes = You gave your back { $minutes } minutes.
session-well-stopped = You noticed that it was enough, and stopped. That is worth a lot.
session-well-began = You came and had a look. That counts.
session-go-on = Go on
session-save = Save
session-saved-title = Done. Well moved.
session-sending = Saving…
session-sent = Saved.
session-kept = Kept in this browser. It will be sent when the server is back; you can close this page.
session-not-sent = The server could not keep all of it.
session-refused = Something from { $when } could not be kept by the server: it does not fit the record that this browser has now. It is still in this browser. Nothing else waits for it.
session-let-go = Let it go
session-not-durable = This window keeps nothing once it is closed (a private window?). Please leave it open until your set is saved.

## When something is in the way

session-failed-refused-title = The camera is not allowed
session-failed-refused = Your browser or your device said no. Allow the camera for this page (the sign beside the address) and try again, or go without it.
session-failed-absent-title = No camera found
session-failed-absent = Connect one and try again, or go without it: a drawing shows you the pace.
session-failed-busy-title = The camera is taken
session-failed-busy = Another program is using it, perhaps a video call. Close that and try again, or go without the camera.
session-failed-insecure-title = The camera needs a secure address
session-failed-insecure = Browsers give the camera only to https addresses or to this very machine (localhost). Ask whoever runs this Dorsal for its https address, or go without the camera.
session-failed-camera-title = The camera did not start
session-failed-camera = Try again, or go without it: a drawing shows you the pace.
session-failed-no-webassembly-title = This browser can’t follow your movement
session-failed-no-webassembly = It has WebAssembly switched off or is too old for it. Use a current browser, or go on without the camera.
session-failed-load-title = A part did not load
session-failed-load = The part that follows your movement did not arrive. Check the connection and try again, or go without the camera.
session-failed-crash-title = I lost the thread
session-failed-crash = The part that follows your movement has stopped. What was counted so far is kept.
session-failed-lost-title = The camera stopped
session-failed-lost = It was switched off or unplugged. What was counted so far is kept. Try again, or finish here.
session-failed-expired-title = This session has run out
session-failed-expired = A safety check holds for a day. Please answer it again; it is short.
session-failed-used-title = This session is done
session-failed-used = Before the next one come the safety questions again. They are short.
session-retry = Try again
session-finish-counted = Finish with what was counted
