# The public guide.
guide-title = Exercises and stretching for upper back pain
guide-description = Gentle exercises and stretches for upper back pain, why they help, what to leave out, and when to stop. Free, private, with sources.
guide-eyebrow = A guide from Dorsal
guide-lead = A stiff, aching upper back usually likes to move. Here are two exercises and two stretches that you can do at home, why they help, and when to stop.
guide-start = Start with the camera
guide-start-note = No account. The first time, safety questions and a few about you come first: about eight minutes. The camera picture never leaves your device.
guide-try-camera = Try your camera first
guide-jump = See the exercises

guide-safety-heading = Before you begin
guide-safety = Not every exercise suits everyone. If you feel sharp pain or notice new symptoms, stop and talk to a medical provider.
guide-safety-urgent = Call your emergency number now if your back pain comes with pain or pressure in the chest, trouble breathing, fainting, new weakness or numbness in the legs, new trouble with bladder or bowels, or if it began with a serious fall or blow.

guide-benefits-heading = Why movement helps
guide-benefits-intro = For most people with upper back pain, moving is one of the most useful things they can do. Little and often beats a lot at once.
guide-benefit-loosen = It loosens and strengthens
guide-benefit-loosen-text = Gentle, regular exercise eases stiff joints, trains the muscles that hold you upright, and gets the blood flowing.
guide-benefit-rest = Long rest stiffens
guide-benefit-rest-text = A quiet day is fine. Lying still for many days tends to make a stiff back stiffer. Programmes of exercise can improve pain, posture and daily function.
guide-benefit-confidence = Confidence grows
guide-benefit-confidence-text = Each easy movement shows you that your back can be trusted. That lowers fear, and builds strength in body and mind.
guide-evidence = Honestly: most studies of this kind are about the low back, or add hands-on treatment. Few look at the upper back alone. What each source can carry is said beside it; the rest is general advice.

guide-exercises-heading = Two exercises
guide-exercises-intro = Slowly and smoothly. It may feel like a stretch; it should stay comfortable.
guide-stretches-heading = Two stretches
guide-stretches-intro = Take your time, and keep breathing.
guide-why = Why
guide-how = How
guide-dose = How often
guide-with-camera = Do it with the camera

guide-seated-trunk-extension-name = Seated trunk extension
guide-seated-trunk-extension-why = It moves the middle of your back the other way after a long time sitting.
guide-seated-trunk-extension-1 = Sit a little forward on a steady chair, both feet on the floor.
guide-seated-trunk-extension-2 = Cross your arms over your chest.
guide-seated-trunk-extension-3 = Slowly lean your body back, only as far as is comfortable.
guide-seated-trunk-extension-4 = Come back upright with care. Keep it smooth both ways.
guide-seated-trunk-extension-dose = 8 to 10 times, once or twice a day.
guide-seated-trunk-extension-start = Sit tall, arms crossed
guide-seated-trunk-extension-end = Lean back, only as far as is comfortable

guide-open-book-name = Open books
guide-open-book-why = It turns your upper back and lets your ribs move.
guide-open-book-1 = Lie on your side with your knees bent, both arms together in front of you: for your left arm on the right side, for your right arm on the left.
guide-open-book-2 = Slowly open the top arm towards the floor behind you.
guide-open-book-3 = Let your head turn, so that your eyes follow your hand.
guide-open-book-4 = Pause for a breath, then return. Change sides when you are done.
guide-open-book-dose = 8 to 10 times on each side, once a day.
guide-open-book-start = Arms together, seen from above
guide-open-book-end = Open, and look after your hand

guide-cat-cow-name = Cat-cow
guide-cat-cow-why = It gently moves the whole back and eases tension.
guide-cat-cow-1 = Come onto your hands and knees: hands under shoulders, knees under hips.
guide-cat-cow-2 = Slowly round your back up and let your head hang. That is the cat.
guide-cat-cow-3 = Then let your chest sink and lift your head. That is the cow.
guide-cat-cow-4 = Flow from one to the other, about three seconds each way.
guide-cat-cow-dose = 8 to 10 slow rounds, once a day.
guide-cat-cow-start = Cat: round up, head hangs
guide-cat-cow-end = Cow: chest sinks, head lifts

guide-childs-pose-name = Child’s pose
guide-childs-pose-why = It stretches your upper back and your sides while you rest.
guide-childs-pose-1 = Sit on your heels, feet together, knees about as wide as your hips.
guide-childs-pose-2 = Bend forward and let your body rest between your thighs.
guide-childs-pose-3 = Reach out with your arms as far as you can.
guide-childs-pose-4 = Stay as long as it is comfortable, up to two minutes, and breathe into your back.
guide-childs-pose-dose = 1 to 3 times, once a day. A pillow under hips or head is welcome.
guide-childs-pose-start = Sit on your heels
guide-childs-pose-end = Rest forward, arms long

guide-dose-note = How often is our own starting point, drawn from public leaflets. A clinician who knows you may choose otherwise.

guide-avoid-heading = What to leave out for now
guide-avoid-intro = Most people can stay active. Some movements can stir up a sore back, above all in the first days. It helps to move in comfortable, growing steps rather than to avoid everything.
guide-avoid-pushing = Pushing into sharp, electric or spreading pain
guide-avoid-pushing-why = Always. Gentle discomfort is normal. Stop if it grows or spreads.
guide-avoid-bouncing = Bouncing in a stretch
guide-avoid-bouncing-why = Early on. Ease in, wait, ease out.
guide-avoid-heavy = Heavy lifting, lifting overhead or behind the neck
guide-avoid-heavy-why = Until pain is low and you move freely; then step by step.
guide-avoid-twist = Fast, loaded or far bending and twisting
guide-avoid-twist-why = If your bones are fragile (osteoporosis, an earlier spine fracture, long use of steroids). Ask your clinician first. This includes sit-ups and toe-touches.
guide-avoid-cracking = Forceful self-cracking, or hard rollers on ribs and spine
guide-avoid-cracking-why = While pain is fresh, with fragile bones, or if you take blood thinners.
guide-avoid-rest = Days in bed, a brace, or sitting still for hours
guide-avoid-rest-why = Always. Change position often; a short walk counts.
guide-avoid-first-day = Structured exercise on the very first day of strong pain
guide-avoid-first-day-why = Rest up to a day, keep easy walking, then begin gently.
guide-avoid-note = This list is ours, put together from public sources; no clinician has signed it yet.

guide-support-heading = How Dorsal supports your recovery
guide-support-check = Safety first
guide-support-check-text = Before each session a short check looks for signs that need a doctor rather than an exercise. If there is one, Dorsal says what to do and does not start.
guide-support-see = It watches, if you like
guide-support-see-text = Your camera counts and measures the movement on your own device. No picture is sent anywhere, ever. It says so when it cannot see you. You can go without it.
guide-support-stop = You are in charge
guide-support-stop-text = A stop button is always there. Sharp pain or a new symptom ends the session, and Dorsal tells you what comes next.
guide-support-why = You see why
guide-support-why-text = Every decision names the rule and the source behind it. Your progress shows pain and movement as they are.
guide-support-evidence = In one trial of digital care (for the low back), about as many people improved as with visits to a clinic, and fewer dropped out.
guide-support-clinicians = Care of this kind is best with a clinician behind it. Your programme says who decides for you here; it does not replace a visit.

guide-join-heading = Search for your employer or health plan
guide-join-text = See whether yours offers Dorsal. No one is told that you looked.
guide-join-alone = If not, you can use it by yourself: it is free.
guide-join-door = Through your employer or health plan?

guide-references-heading = Sources
guide-reference-link = Open the source
guide-closing-heading = Ready when you are
guide-closing-text = One stretch, five minutes; the first time, about eight minutes of questions come before it. Begin with cat-cow, and see how it feels.
