### What the camera's helper says: set-up, what can't be seen, and cues during the movement.
### Short enough to be spoken; the same words are written on the screen.

## Set-up: one thing at a time

framing-ready = Lovely, I can see you well.
framing-back-unclear = I can count, but your back's outline is unclear. A plain background or a closer top helps.
framing-nobody = I can't see you yet. Come into the picture when you are ready.
framing-too-dark = It is too dark for me. Could you turn on a light?
framing-too-bright = There is too much light. Try turning the camera away from the window.
framing-step-back = Step back a little, so that I can see all of you.
framing-step-back-head = Step back a little: I can't see your head.
framing-step-back-shoulders = Step back a little: I can't see your shoulders.
framing-step-back-hands = Step back a little: I can't see your hands.
framing-step-back-hips = Step back a little: I can't see your hips.
framing-step-back-knees = Step back a little: I can't see your knees.
framing-step-back-feet = Step back a little: I can't see your feet.
framing-move-forwards = Move forwards a little, the way you are facing.
framing-move-backwards = Move backwards a little, towards your feet.
framing-move-to-middle = Move towards the middle of the picture.
framing-camera-higher = Move the camera a little higher, or tilt it up.
framing-camera-lower = Move the camera a little lower, or tilt it down.
framing-hidden-head = Something hides your head from me.
framing-hidden-shoulders = Something hides your shoulders from me.
framing-hidden-hands = Something hides your hands from me.
framing-hidden-hips = Something hides your hips from me.
framing-hidden-knees = Something hides your knees from me.
framing-hidden-feet = Something hides your feet from me.
framing-come-nearer = Come a little nearer, or bring the camera closer.
framing-turn-side = Turn your side to the camera.
framing-turn-front = Turn to face the camera.
framing-hands-and-knees = Come onto your hands and knees when you are ready.
framing-sit = Sit down on your chair when you are ready.
framing-kneel = Come down to kneeling when you are ready.
framing-lie-on-side = Lie down on your side when you are ready.

## Why nothing is being counted

unseen-nobody = I can't see you.
unseen-too-dark = It was too dark to see you.
unseen-too-bright = There was too much light to see you.
unseen-head = I couldn't see your head.
unseen-shoulders = I couldn't see your shoulders.
unseen-hands = I couldn't see your hands.
unseen-hips = I couldn't see your hips.
unseen-knees = I couldn't see your knees.
unseen-feet = I couldn't see your feet.
unseen-too-far = You were too far away for me to see you well.
unseen-turned = I couldn't see you from the side that I need.
unseen-not-in-position = You weren't in the starting position, so I waited.
unseen-back = I couldn't see the line of your back.
unseen-no-picture = No pictures came from the camera.

## During the movement

cue-slower = Slow and smooth: about three seconds each way.
cue-hips-over-knees = Keep your hips over your knees.
cue-long-arms = Long arms.
cue-let-back-move = Let your back do the moving.
cue-four = That's four. Lovely.
cue-eight = That's eight. Well done.
