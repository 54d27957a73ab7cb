# The exercises of the library beyond the guide: names, steps, levels, and what the camera watches.
# The four of the guide have their names and steps in guide.ftl; the older cautions are in exercises.ftl.

## Seated trunk extension

exercise-seated-trunk-extension-watches = The camera counts each time you lean back and come up again, and watches that your hips stay where they are; how far the middle of your back bends it cannot tell.
exercise-seated-trunk-extension-level-half = Lean back only half as far, close to the chair’s back, with your eyes ahead and your chin a little tucked.
exercise-seated-trunk-extension-level-free = Sit forward, on a seat without a back or away from it, and lean back with your arms crossed, as far as is comfortable.
exercise-seated-trunk-extension-level-backrest = Sit right back, arms crossed, and bend over the top edge of the chair’s back.
exercise-seated-trunk-extension-level-hands-behind-neck = The same over the chair’s back, with your hands supporting your neck and your elbows wide.

## Open book

exercise-open-book-watches = The camera counts each time your arm opens and comes back, side by side, and watches that your chest turns with it and your knees stay stacked.
exercise-open-book-level-half = Rest your top hand on your shoulder, leave your head on a cushion, and turn only half way, where it is easy.
exercise-open-book-level-open = Open the whole arm, and let your head follow your hand.
exercise-open-book-level-reach = Keep the arm long, reach away from you, and stay open for a moment.

## Cat-cow

exercise-cat-cow-watches = The camera measures how your back rounds and hollows and counts the rounds; it also watches that your hips stay over your knees and your arms stay long.
exercise-cat-cow-level-seated = Sit on a chair with your hands on your thighs, and round and hollow your back a little, your head staying level.
exercise-cat-cow-level-hollow = On hands and knees, go only from flat to gently hollow and back to flat, your head in line; never round up.
exercise-cat-cow-level-flow = Flow all the way from cat to cow on your hands and knees.
exercise-cat-cow-level-pause = Stay a moment at each end.

## Child’s pose

exercise-childs-pose-watches = The camera counts the seconds that you rest with your hips near your heels and your body leaning forward.
exercise-childs-pose-level-desk = Sit at a table and slide your arms forward along it with a long back, your head staying above the table.
exercise-childs-pose-level-pillow = Put a pillow on your calves to sit on and another under your forehead.
exercise-childs-pose-level-rest = Sit on your heels and rest forward, arms long.
exercise-childs-pose-level-side-reach = Walk both hands to one side, stay, then to the other: each side counts once.

## Seated rotation

exercise-seated-rotation-name = Seated rotation
exercise-seated-rotation-why = It turns your upper back to both sides without leaving your chair.
exercise-seated-rotation-1 = Sit tall on a steady chair, feet flat and about hip-width apart, arms crossed over your chest.
exercise-seated-rotation-2 = Turn from your breastbone to one side, slowly, as far as is easy. Your head comes along.
exercise-seated-rotation-3 = Stay a moment and breathe.
exercise-seated-rotation-4 = Come back to the middle, then turn to the other side.
exercise-seated-rotation-dose = 8 to 10 times to each side, once or twice a day.
exercise-seated-rotation-watches = The camera counts your turns to each side from the front, and watches that your hips stay still and that you turn rather than lean; how many degrees your back turns it does not claim.
exercise-seated-rotation-level-small = Leave your hands on your thighs and turn only a little, well before you feel a stretch.
exercise-seated-rotation-level-crossed = Turn with your arms crossed, as far as is comfortable.
exercise-seated-rotation-level-hold-chair = Hold the chair’s back with one hand, keep looking straight ahead, and stay a moment.

## Thread the needle

exercise-thread-the-needle-name = Thread the needle
exercise-thread-the-needle-why = It turns your upper back while your hands and knees carry you.
exercise-thread-the-needle-1 = Come onto your hands and knees: hands under shoulders, knees under hips.
exercise-thread-the-needle-2 = Slide one arm along the floor under your body, and let your chest turn with it.
exercise-thread-the-needle-3 = Draw it back and open it to the ceiling. Your eyes follow your hand.
exercise-thread-the-needle-4 = Put the hand down again. When you are done, change sides.
exercise-thread-the-needle-dose = 6 to 8 times on each side, once a day.
exercise-thread-the-needle-watches = The camera counts each time an arm opens to the ceiling, for each side on its own, and watches that your hips stay over your knees.
exercise-thread-the-needle-level-wall = Stand facing a wall with one hand on it: the other arm slides under, then opens to the side, at chest height.
exercise-thread-the-needle-level-four-point = Do it on your hands and knees, with the whole arm.
exercise-thread-the-needle-level-hand-behind-head = Keep the moving hand behind your head: the elbow goes under, then up to the ceiling.

## Seated side bend

exercise-seated-side-bend-name = Seated side bend
exercise-seated-side-bend-why = It lengthens your side and gives your ribs room to breathe.
exercise-seated-side-bend-1 = Sit tall on a steady chair and put one hand on the seat beside you.
exercise-seated-side-bend-2 = Reach the other arm up and over, and bend gently to the side of the hand on the seat.
exercise-seated-side-bend-3 = Stay there and breathe into the long side.
exercise-seated-side-bend-4 = Come up slowly and change sides.
exercise-seated-side-bend-dose = 2 to 3 times on each side, 15 to 20 seconds each, once a day.
exercise-seated-side-bend-watches = The camera counts your bends to each side, and watches that you stay down on the seat and do not twist forward.
exercise-seated-side-bend-level-no-arm = Leave both arms down and let one hand slide along the side of the chair.
exercise-seated-side-bend-level-reach = Reach one arm over your head.
exercise-seated-side-bend-level-long-reach = Reach long through the fingertips, and stay there.

## Supine opener

exercise-supine-opener-name = Lying chest opener
exercise-supine-opener-why = It lets your chest open and your upper back rest long, without effort.
exercise-supine-opener-1 = Lie on your back along a rolled towel, with your head supported and your knees bent.
exercise-supine-opener-2 = Let your arms rest open to the sides, palms up.
exercise-supine-opener-3 = Breathe slowly, and let your ribs be soft.
exercise-supine-opener-4 = Roll to your side to get up.
exercise-supine-opener-dose = Once a day, 30 seconds to 2 minutes.
exercise-supine-opener-watches = The guide keeps the time: while you rest nothing moves that a camera could follow.
exercise-supine-opener-level-towel = Lie on a flat, folded towel, with your arms only a little away from your sides.
exercise-supine-opener-level-roll = Lie along a soft, rolled towel or a half roll.
exercise-supine-opener-level-across = Lay the roll across under your shoulder blades, and move it a hand’s width higher after each time.
exercise-supine-opener-level-roller = Support your head with your hands and bend back gently over a foam roller.

## Scapular retraction

exercise-scapular-retraction-name = Shoulder blade squeeze
exercise-scapular-retraction-why = It trains the muscles that hold your shoulders and upper back through a long day.
exercise-scapular-retraction-1 = Sit tall, arms loose by your sides.
exercise-scapular-retraction-2 = Draw your shoulder blades back and slightly down, as if into your back pockets.
exercise-scapular-retraction-3 = Hold and keep breathing. Your shoulders stay away from your ears.
exercise-scapular-retraction-4 = Let go slowly.
exercise-scapular-retraction-dose = 10 to 15 times, 5 seconds each, once or twice a day.
exercise-scapular-retraction-watches = The guide keeps the time: your shoulder blades move too little for one camera to count them reliably.
exercise-scapular-retraction-level-lying = Lie on your back with your knees bent and press your shoulder blades softly into the floor.
exercise-scapular-retraction-level-light = Sit, and use only half of your strength.
exercise-scapular-retraction-level-tall = Sit tall and hold.
exercise-scapular-retraction-level-long = Sit tall and hold for longer.
exercise-scapular-retraction-level-band = Hold a band in both hands, elbows at your sides, and turn your forearms out as your blades draw back.

## Band row

exercise-band-row-name = Band row
exercise-band-row-why = It strengthens the muscles between your shoulder blades.
exercise-band-row-1 = Look at the band first: no tears, and firmly fastened at chest height. Stand tall, facing it, and hold both ends.
exercise-band-row-2 = Pull your elbows back in two seconds, close to your body. Feel your shoulder blades glide together.
exercise-band-row-3 = Let the band take your arms forward again, in four slow seconds.
exercise-band-row-dose = 8 to 12 times, 2 to 3 sets, with a rest between; 2 to 3 days a week. It should feel like some work, not a struggle.
exercise-band-row-watches = The camera counts each pull of both arms, and watches that your body stays tall instead of leaning back.
exercise-band-row-level-light = Sit on a chair and use the lightest band.
exercise-band-row-level-standing = Stand, with a light band.
exercise-band-row-level-heavier = Use the next stronger band.
exercise-band-row-level-one-arm = Pull with one arm at a time, changing arms each time, your chest facing forward.

## Band pull-apart

exercise-band-pull-apart-name = Band pull-apart
exercise-band-pull-apart-why = It strengthens the back of your shoulders and the middle of your upper back.
exercise-band-pull-apart-1 = Look at the band first: no tears. Stand tall and hold it in front of you with long arms, just below shoulder height.
exercise-band-pull-apart-2 = Draw your hands apart, slowly. Your shoulders stay low, your ribs soft.
exercise-band-pull-apart-3 = Let your hands come together again, even more slowly.
exercise-band-pull-apart-dose = 10 to 15 times, 2 to 3 sets, with a rest between; 2 to 3 days a week.
exercise-band-pull-apart-watches = The camera counts each time your hands go apart and come back, and watches that your shoulders do not rise.
exercise-band-pull-apart-level-light = Sit on a chair, use the lightest band, and open only half way.
exercise-band-pull-apart-level-standing = Stand, with a light band.
exercise-band-pull-apart-level-wide = Use a stronger band, or open all the way until your arms make a T.

## Wall slide

exercise-wall-slide-name = Wall slide
exercise-wall-slide-why = It teaches your arms to rise while your upper back stays long.
exercise-wall-slide-1 = Stand with your back against a wall, feet a small step away from it, arms bent and resting on the wall.
exercise-wall-slide-2 = Slide your arms up, only as high as is comfortable. Your ribs stay on the wall.
exercise-wall-slide-3 = Slide them down again, slowly.
exercise-wall-slide-dose = 8 to 10 times, 1 to 2 sets, once a day.
exercise-wall-slide-watches = The camera counts each slide of both arms, and watches whether one side goes further than the other.
exercise-wall-slide-level-forearms = Face the wall, rest your forearms on it, and slide up only as far as nothing hurts.
exercise-wall-slide-level-back = Do it with your back against the wall.
exercise-wall-slide-level-lift-off = At the top, lift your hands from the wall for a moment.

## Prone Y-T-W

exercise-prone-y-t-w-name = Y-T-W on your front
exercise-prone-y-t-w-why = It strengthens the lower and middle muscles of your shoulder blades.
exercise-prone-y-t-w-1 = Lie on your front, forehead on a folded towel, nose to the floor.
exercise-prone-y-t-w-2 = Arms up and out like a Y, thumbs to the ceiling: lift them a little and stay a moment.
exercise-prone-y-t-w-3 = Lower them slowly. Do the same with your arms straight out like a T.
exercise-prone-y-t-w-4 = Then with bent elbows like a W, and begin again with Y. Each lift counts.
exercise-prone-y-t-w-dose = 6 to 10 lifts, 1 to 3 sets, 2 to 3 days a week.
exercise-prone-y-t-w-watches = The camera counts each lift of both hands from the floor, and watches that your head stays down; which letter you make it does not tell.
exercise-prone-y-t-w-level-wall = Stand facing a wall, forearms on it, and lift both hands a little off the wall, elbows bent.
exercise-prone-y-t-w-level-w-only = Lie on your front and do the W only, with bent elbows.
exercise-prone-y-t-w-level-letters = Change between Y, T and W.
exercise-prone-y-t-w-level-weight = Hold half a kilo to one kilo in each hand.

## Back extensor endurance

exercise-back-extensor-endurance-name = Back muscle holds
exercise-back-extensor-endurance-why = It trains the long muscles of your back to last.
exercise-back-extensor-endurance-1 = Lie on your front, arms by your sides, eyes to the floor.
exercise-back-extensor-endurance-2 = Lift your breastbone a little from the floor. Your neck stays long, your feet stay down.
exercise-back-extensor-endurance-3 = Hold and keep breathing.
exercise-back-extensor-endurance-4 = Lower yourself slowly, and rest for a breath.
exercise-back-extensor-endurance-dose = 5 to 10 holds of 3 to 5 seconds, up to once a day.
exercise-back-extensor-endurance-watches = The camera counts each time you lift your chest and hold it, and watches that your neck stays long.
exercise-back-extensor-endurance-level-supine-press = Lie on your back, knees bent, head on a cushion, and press your head and arms softly into the floor.
exercise-back-extensor-endurance-level-lift = Lie on your front and lift your breastbone a little.
exercise-back-extensor-endurance-level-longer = The same, and hold it for longer.

## Wall push-up

exercise-wall-push-up-name = Wall push-up
exercise-wall-push-up-why = It strengthens your arms, your chest and the muscles that hold your shoulder blades.
exercise-wall-push-up-1 = Stand an arm’s length from a wall, hands on it at chest height.
exercise-wall-push-up-2 = Bend your elbows and come towards the wall, straight like a plank.
exercise-wall-push-up-3 = Push away slowly. At the end push a little further, so that your upper back widens.
exercise-wall-push-up-dose = 8 to 12 times, 2 sets, 2 to 3 days a week.
exercise-wall-push-up-watches = The camera counts each push of both arms from the side, and watches that your body stays in one line.
exercise-wall-push-up-level-close = Stand closer to the wall, so that it is lighter.
exercise-wall-push-up-level-wall = Stand at arm’s length.
exercise-wall-push-up-level-table = Put your hands on a heavy table or a worktop that cannot move.
exercise-wall-push-up-level-floor = Do it on the floor, on your knees first.

## Doorway stretch

exercise-doorway-pec-stretch-name = Doorway stretch
exercise-doorway-pec-stretch-why = It opens your chest after hours with your arms in front of you.
exercise-doorway-pec-stretch-1 = Stand in a doorway and rest your forearms on the frame, elbows about as high as your shoulders.
exercise-doorway-pec-stretch-2 = Let your chest move forward through the door until you feel a mild stretch.
exercise-doorway-pec-stretch-3 = Stay and breathe, ribs soft, back not arched.
exercise-doorway-pec-stretch-4 = Come back slowly.
exercise-doorway-pec-stretch-dose = 2 to 4 times, 15 to 30 seconds each, once a day.
exercise-doorway-pec-stretch-watches = The camera counts the seconds that your arms rest on the frame; how strong the stretch is only you can feel.
exercise-doorway-pec-stretch-level-one-arm = Use one arm only, the elbow lower than your shoulder, and change arms each time.
exercise-doorway-pec-stretch-level-both = Rest both forearms on the frame.
exercise-doorway-pec-stretch-level-step = Take a small step forward through the door.

## Chin tuck

exercise-chin-tuck-name = Chin tuck
exercise-chin-tuck-why = It brings your head back over your shoulders and wakes the deep muscles of your neck.
exercise-chin-tuck-1 = Sit tall and look straight ahead.
exercise-chin-tuck-2 = Slide your chin straight back, as if to make a small double chin. Don’t nod.
exercise-chin-tuck-3 = Hold and keep breathing.
exercise-chin-tuck-4 = Let go softly.
exercise-chin-tuck-dose = 8 to 10 times, 3 to 5 seconds each, once or twice a day.
exercise-chin-tuck-watches = The guide keeps the time: the head moves only two or three centimetres, too little for one camera to count reliably.
exercise-chin-tuck-level-lying = Lie on your back, head on a thin cushion, and make the back of your neck long.
exercise-chin-tuck-level-seated = Do it sitting tall.
exercise-chin-tuck-level-band = Hold a light band behind your head and slide back against it.

## Four-point arm lift

exercise-four-point-arm-lift-name = Arm reach on hands and knees
exercise-four-point-arm-lift-why = It trains your back to stay steady while an arm moves.
exercise-four-point-arm-lift-1 = Come onto your hands and knees: hands under shoulders, knees under hips, back level.
exercise-four-point-arm-lift-2 = Reach one arm forward until it is level with your body, thumb up.
exercise-four-point-arm-lift-3 = Stay for a moment, as if a cup stood on your back.
exercise-four-point-arm-lift-4 = Put the hand down slowly and change sides.
exercise-four-point-arm-lift-dose = 6 times on each side, 1 to 2 sets, 2 to 3 days a week.
exercise-four-point-arm-lift-watches = The camera counts each reach of an arm, for each side on its own, and watches that your hips stay still.
exercise-four-point-arm-lift-level-slide = Slide your hand forward along the floor instead of lifting it.
exercise-four-point-arm-lift-level-arm = Lift one arm until it is level with your body.
exercise-four-point-arm-lift-level-arm-and-leg = Lift the opposite leg, too.

## Breathing into the lower ribs

exercise-breathing-name = Breathing into your ribs
exercise-breathing-why = It calms you, and lets your ribs and your middle back move from inside.
exercise-breathing-1 = Sit comfortably and lay your hands on your lower ribs.
exercise-breathing-2 = Breathe in softly through your nose, for two to four seconds. Feel your ribs widen into your hands.
exercise-breathing-3 = Breathe out slowly, for three to six seconds. Your shoulders stay soft.
exercise-breathing-dose = 6 breaths at a time, as often as you like; later three to five minutes.
exercise-breathing-watches = The guide keeps the time: your ribs move too little for a camera to follow them.
exercise-breathing-level-own-pace = Breathe in your own rhythm, and only feel your ribs move.
exercise-breathing-level-six = Follow the slow pace, breath by breath.
exercise-breathing-level-minutes = Follow the slow pace, and stay with it for longer.

## Band lateral raise

exercise-band-lateral-raise-name = Band side raise
exercise-band-lateral-raise-why = A few minutes of it a week can ease a sore neck and sore shoulders, as one trial found.
exercise-band-lateral-raise-1 = Look at the band first: no tears. Stand on its middle, one end in each hand.
exercise-band-lateral-raise-2 = Lift your arms out and a little forward, thumbs slightly up, no higher than your shoulders.
exercise-band-lateral-raise-3 = Lower them slowly, even more slowly than you lifted.
exercise-band-lateral-raise-dose = One set, up to two minutes, up to 5 days a week.
exercise-band-lateral-raise-watches = The camera counts each raise of both arms, and watches that your shoulders do not rise to your ears and your body does not swing.
exercise-band-lateral-raise-level-seated = Sit on a chair and lift without a band, only as high as is easy.
exercise-band-lateral-raise-level-light = Stand, with the lightest band.
exercise-band-lateral-raise-level-stronger = Use the next stronger band.

## Walking

exercise-walking-name = Walking
exercise-walking-why = It warms and moves the whole of you, and it counts at every stage.
exercise-walking-1 = Put on comfortable shoes and choose a way that you know.
exercise-walking-2 = Walk at a pace at which you could still talk, arms swinging loosely.
exercise-walking-3 = Turn round while it still feels easy.
exercise-walking-dose = Begin with five to ten minutes on most days, and build up slowly; 150 minutes a week is a good aim.
exercise-walking-watches = The guide keeps the time: you walk away from the camera, so it has nothing to follow.
exercise-walking-level-seated-march = Sit on a steady chair and march on the spot, lifting one foot after the other.
exercise-walking-level-stroll = Stroll slowly, near home.
exercise-walking-level-walk = Walk at your usual pace.
exercise-walking-level-brisk = Walk briskly, so that you breathe a little faster.

## When to leave an exercise out or make it smaller. Each stands alone, beside its exercise.

caution-fracture = A broken bone in your back, now or earlier? Leave this exercise out until your clinician has agreed to it.
caution-osteoporosis-half-way = Thin bones (osteoporosis)? Turn only half way, never to the end, and ask your clinician first.
caution-fracture-half-way = A broken bone in your back, now or earlier? Turn only half way, and only once your clinician has agreed.
caution-ribs = A broken rib or breastbone, or an operation there, in the last three months? Leave this exercise out for now.
caution-wrist = Sore wrists? Do it sitting on a chair, with your hands on your thighs.
caution-knee = Sore knees? Put a cushion under them, or do it sitting on a chair.
caution-osteoporosis-no-rounding = Thin bones (osteoporosis)? Don’t round up into the cat. Ask your clinician about going only from flat to gently hollow.
caution-head-hanging = High blood pressure that is not under control, glaucoma or a recent eye operation? Don’t let your head hang. Do it sitting on a chair, your head level.
caution-head-level = High blood pressure that is not under control, glaucoma or a recent eye operation? Leave exercises on hands and knees out.
caution-hip-deep-bend = Does a hip hurt or pinch when you bend it far? Leave this stretch out.
caution-pregnancy-leave-out = Pregnant, or a baby in the last 12 weeks? Leave this exercise out, and ask your midwife or doctor what suits you.
caution-reflux = Does your stomach burn or come up when you bend down? Choose the version at a table, and wait two hours after a meal.
caution-osteoporosis-small-turn = Thin bones (osteoporosis)? Turn only a little, never to the end and with nothing in your hands.
caution-shoulder-leave-out = Sore or unstable shoulder? Leave this exercise out for now.
caution-wrist-wall = Sore wrists or knees? Do it standing at a wall.
caution-dizzy-leave-out = Do you get dizzy when you move or turn your head? Leave this exercise out.
caution-head-hanging-wall = High blood pressure that is not under control, glaucoma, a recent eye operation, or reflux? Do it standing at a wall: on the floor your head is low.
caution-shoulder-arm-down = Sore shoulder? Leave the arm down and bend only a little.
caution-acute-leave-out = Is the pain strong and only some days old? Leave this one for later.
caution-bleeding-towel = Do you take blood thinners or bruise easily? Use a flat, folded towel only, never a hard roll.
caution-pregnancy-lying = Pregnant? Don’t lie flat on your back for this one. Leave it out.
caution-headache-lighter = Does your neck hurt, or do you get headaches from it? Use only half of your strength.
caution-band = Look at your band before each use. A band with a tear or a crack can snap: throw it away.
caution-shoulder-light = Sore shoulder? Stay with the lightest band, and pull only as far as nothing hurts.
caution-shoulder-arc = Does your shoulder hurt on the way up? Face the wall, and stay below the height where it begins.
caution-balance-march = Unsteady on your feet, or a fall in the last year? March sitting on a steady chair instead.
caution-balance-leave-out = Unsteady on your feet, or a fall in the last year? Leave this exercise out.
caution-pregnancy-front = Pregnant? Don’t lie on your front. The version at a wall is for you.
caution-osteoporosis-wall = Thin bones (osteoporosis)? Choose the version at a wall, and ask your clinician about the others.
caution-neck-wall = Sore neck? Choose the version at a wall.
caution-osteoporosis-on-back = Thin bones (osteoporosis)? Do it lying on your back: that loads your spine least.
caution-fracture-on-back = A broken bone in your back, now or earlier? Only lying on your back, and only once your clinician has agreed.
caution-neck-leave-out = Sore neck? Leave this exercise out for now.
caution-wrist-leave-out = Sore wrists? Leave this exercise out for now.
caution-knee-leave-out = Do your knees mind kneeling? Leave this exercise out for now.
caution-arm-symptoms = Pain, tingling or numbness in an arm? Leave this exercise out. If it comes during the exercise, stop.
caution-neck-lying = Sore neck? Do only the version lying down, very softly.
caution-breathing-dizzy = Light-headed? Stop, and breathe in your own rhythm. Stay with that version next time.
caution-chest-walking = Pressure in your chest or unusual breathlessness while you walk? Stop, and call your emergency number.
