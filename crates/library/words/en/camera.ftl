### "Try your camera", a page without an exercise; and what of the person is seen, wherever a camera looks.

camera-title = Try your camera
camera-lead = Have a look at what the camera sees of you. There is no exercise here, nothing is counted, and no picture is kept or sent.
camera-for = The hints are for this movement: { $exercise }.
camera-for-any = Hints for any position
camera-no-script = This page needs JavaScript, because the picture is looked at inside your browser. The guide works without it.
camera-to-guide = Read the guide
camera-fact-see = What you will see
camera-fact-see-text = Your own picture. On top of it is drawn what the camera makes of you: your outline, your joints and, from the side, the line of your back.
camera-fact-private = It stays with you
camera-fact-private-text = The picture is looked at in this browser and forgotten at once. It never leaves your device.
camera-fact-off = Off when you say so
camera-fact-off-text = The camera goes off when you press the button or leave this page. While another tab is in front, it pauses.
camera-place = Put your device where you would have it for a movement: about three steps away, so that all of you fits in.
camera-start = Turn the camera on
camera-stop = Turn the camera off
camera-off = The camera is off. No picture was kept.
camera-to-session = Go to the session with this movement
camera-without = You don’t need a camera for Dorsal. The guide shows each movement, and in a session a drawing sets the pace.

## While it looks

camera-stage = What the camera sees
camera-picture-label = Your picture, with what the camera makes of you drawn on it
camera-back-round = Your back is rounded.
camera-back-straight = Your back is about straight.
camera-back-hollow = Your back is hollowed.
camera-legend = How to read the drawing
camera-legend-sure = Solid line, full dot: I see this part of you.
camera-legend-guess = Dashed line, hollow dot: I am guessing.
camera-legend-outline = Pale shape: your outline.
camera-legend-back = Thick line: your back, when I see you from the side.
camera-hangs = If the picture is not right
camera-hangs-kept = This browser remembers what you set here, for your sessions too.
camera-choose = Camera
camera-number = Camera { $number }
camera-turn = Turn the picture
camera-turned-0 = Not turned.
camera-turned-90 = Turned by a quarter.
camera-turned-180 = Turned by half.
camera-turned-270 = Turned by three quarters.
camera-mirrored = My camera mirrors
camera-mirrored-hint = Lift your left hand. It should be on the left of the picture, as in a mirror. If it is on the right, tick this box.
camera-network-lite = Small network
camera-network-full = Full network
camera-network-heavy = Large network
camera-on-webgpu = graphics card
camera-on-wasm = processor, { $threads } threads
camera-on-one = processor, one thread
camera-speed = { $rate } pictures a second
camera-failed-lost = It was switched off or unplugged. Try again when it is back.
camera-failed-crash = The part that looks at the picture has stopped. Trying again starts it anew.

## What of the person is seen: always exactly one of three

sight-seen = Seen: all of you.
sight-partly = Partly seen. I can’t see your { $parts }.
sight-enough = That is enough for now.
sight-not-seen = Not seen.
part-head = head
part-shoulders = shoulders
part-elbows = elbows
part-hands = hands
part-hips = hips
part-knees = knees
part-feet = feet
