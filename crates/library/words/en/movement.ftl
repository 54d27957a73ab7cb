### What the camera's helper says: set-up, what can't be seen, and cues during the movement.
### Short enough to be spoken; the same words are written on the screen.

## Set-up: one thing at a time

framing-ready = Lovely, I can see you well.
framing-back-unclear = I can count, but your back’s outline is unclear. A plain background or a closer top helps.
framing-nobody = I can’t see you yet. Come into the picture when you are ready.
framing-too-dark = It is too dark for me. Could you turn on a light?
framing-too-bright = There is too much light. Try turning the camera away from the window.
framing-step-back = Step back a little, so that I can see all of you.
framing-step-back-head = Step back a little: I can’t see your head.
framing-step-back-shoulders = Step back a little: I can’t see your shoulders.
framing-step-back-hands = Step back a little: I can’t see your hands.
framing-step-back-hips = Step back a little: I can’t see your hips.
framing-step-back-knees = Step back a little: I can’t see your knees.
framing-step-back-feet = Step back a little: I can’t see your feet.
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
framing-stand = Stand up when you are ready.
framing-upright = Sit or stand tall when you are ready.
framing-lie-on-front = Lie down on your front when you are ready.
framing-lie-on-back = Lie down on your back when you are ready.
framing-turn-back = Turn your back to the camera.

## Why nothing is being counted

unseen-nobody = I can’t see you.
unseen-too-dark = It was too dark to see you.
unseen-too-bright = There was too much light to see you.
unseen-head = I couldn’t see your head.
unseen-shoulders = I couldn’t see your shoulders.
unseen-hands = I couldn’t see your hands.
unseen-hips = I couldn’t see your hips.
unseen-knees = I couldn’t see your knees.
unseen-feet = I couldn’t see your feet.
unseen-too-far = You were too far away for me to see you well.
unseen-turned = I couldn’t see you from the side that I need.
unseen-not-in-position = You weren’t in the starting position, so I waited.
unseen-back = I couldn’t see the line of your back.
unseen-hidden = I couldn’t see the part of you that moves.
unseen-no-picture = No pictures came from the camera.

## During the movement

cue-slower = Slow and smooth: about three seconds each way.
cue-smaller = A little smaller is plenty.
cue-stay-a-while = Lovely. Stay there a moment longer.
cue-hips-over-knees = Keep your hips over your knees.
cue-long-arms = Long arms.
cue-let-back-move = Let your back do the moving.
cue-hips-heavy = Hips heavy on the chair, bend higher up.
cue-chin-soft = Eyes ahead, chin soft.
cue-knees-stacked = Keep both knees stacked.
cue-chest-first = Let your chest turn first.
cue-sink-back = Sink back. A pillow on your heels helps.
cue-melt-shoulders = Let your shoulders melt.
cue-knees-level = Knees stay level.
cue-grow-tall = Grow tall, then turn.
cue-sit-bones = Both sit bones stay down.
cue-along-a-wall = Slide as if along a wall.
cue-shoulders-down = Shoulders away from your ears.
cue-stay-tall = Stay tall, let the shoulder blades do it.
cue-ribs-soft = Breathe out, ribs soft.
cue-match-sides = Match the slower side.
cue-nose-down = Nose to the floor.
cue-long-neck = Long neck, look at the floor.
cue-one-line = One straight line from head to heels.
cue-step-dont-arch = Step forward rather than arch.
cue-dont-nod = Slide your chin back, don’t nod.
cue-cup-on-back = Balance a cup on your back.
cue-four = That’s four. Lovely.
cue-eight = That’s eight. Well done.

## What the parts of a movement are called

phase-round = Round your back
phase-hollow = Let your back sink
phase-lean-back = Lean back
phase-open = Open
phase-close = Close
phase-turn = Turn
phase-bend = Bend
phase-thread = Slide under
phase-lift = Lift
phase-lower = Lower
phase-pull = Draw back
phase-release = Let go slowly
phase-slide-up = Slide up
phase-slide-down = Slide down
phase-towards-wall = Towards the wall
phase-push-away = Push away
phase-tuck-chin = Slide your chin back
phase-stay = Stay
phase-back = And back
phase-rest = Rest
