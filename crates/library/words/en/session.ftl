# The session page: from the welcome to the answers afterwards.

session-title = { $name }
session-stop = Stop
session-voice = Sound
session-voice-none = This device has no voice of its own. You hear a short tone instead.

## Welcome

session-welcome-lead = About five minutes, at your own pace.
session-welcome-goal = { $goal } slow repetitions, as far as is comfortable. Less is fine too.
session-welcome-see-title = What the camera does
session-welcome-see = It watches from the side and counts with you. It draws the line of your back, so that you can see it move.
session-welcome-private-title = The picture stays here
session-welcome-private = It is looked at inside this browser and forgotten at once. No picture leaves your device, ever. What we keep is the count and the curve.
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
session-rounds = rounds of the drawing
session-of-goal = of { $goal }
session-goal-reached = That’s your { $goal }. Finish when you like.
session-curve-title = The curve of your back
session-curve-round = rounder (cat)
session-curve-hollow = hollower (cow)
session-curve-label = The curve of your back over the last seconds
session-not-seen = Not counting just now
session-guide-round = Round your back up, slowly.
session-guide-hollow = Lower your chest and lift your head, slowly.
session-pause = Pause
session-finish = Finish
session-paused = Paused. Take the time you need.
session-resume = Go on
session-resume-hint = You get some seconds to find your position again.

## Stopping

session-stop-title = What happened?
session-stop-lead = The set is on hold.
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
session-effort-question = How hard was it?
session-effort-low = no effort
session-effort-high = all I have
session-save = Save
session-saved-title = Done. Well moved.
session-sending = Saving…
session-sent = Saved.
session-kept = Kept in this browser. It will be sent when the server is back; you can close this page.
session-not-sent = The server could not keep all of it.
session-refused = Something from { $when } could not be kept by the server: it does not fit the record that this browser has now. It is still in this browser. Nothing else waits for it.
session-let-go = Let it go
session-to-progress = See your progress
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
session-failed-used-title = This set is done
session-failed-used = Before the next one come the safety questions again. They are short.
session-retry = Try again
session-finish-counted = Finish with what was counted
