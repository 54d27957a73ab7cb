# The full safety screening: the questions that are not part of the short check, and why their answers matter.

check-pain-legend = About your pain
check-full-title = Is it safe to start?
check-moved-today = You have moved today; tomorrow is soon enough.
check-full-lead = About five minutes, once now and again every four weeks. It looks for signs that somebody should see you first. It cannot find everything. If in doubt, answer yes.
check-none-of-these = None of these

check-leg-weakness-rapid = Has that come on, or become worse, within the last days?
check-electric-shocks = Do you feel electric shocks into your arms or legs when you bend your head, or are an arm and a leg affected together?
check-rash = Is there a rash with blisters, or a burning strip of skin on one side of your body?
check-worse-weekly = Has the pain become worse from week to week?
check-band-like = Does the pain or numbness go around your chest or belly like a band?
check-constant-pain = Is the pain strong all the time, whatever you do: not better with rest, movement or another position?
check-night-pain = Is the pain mainly there at night, or much worse when you lie down?
check-lump = Have you found a lump or a swelling, or has your back newly changed its shape?
check-weight-loss = Have you lost weight without trying to?
check-belly = Do you also have any of these?
    • pain in your upper belly or your side
    • pain after meals
    • yellow skin
    • trouble passing urine
check-belly-severe = Is that pain severe?
check-long-and-early = Has this pain lasted for more than three months, and did it begin before you were 45?
check-inflammatory = Which of these are true for you?
check-inflammatory-wakes = It wakes me in the second half of the night
check-inflammatory-better-moving = It gets better when I move
check-inflammatory-anti-inflammatory = Ibuprofen or a similar tablet helps within two days
check-inflammatory-buttock = My buttocks hurt too
check-inflammatory-psoriasis = I have or had psoriasis
check-inflammatory-arthritis = I have or had swollen joints
check-inflammatory-enthesitis = My heels or the places where tendons join the bone hurt
check-inflammatory-relative = A close relative has a rheumatic disease of the spine
check-inflammatory-before-35 = It began before I was 35
check-no-better = Have you looked after it for six weeks or longer without any improvement, or do you need opioids (such as tramadol or morphine) for it?
check-age = How old are you?
check-first-episode = Is this the first time in your life that your back hurts like this?
check-cancer = Have you ever had cancer, and is this pain new and not yet seen by your doctor?
check-immune = Is your immune system weakened: HIV, chemotherapy, a transplant, cortisone tablets, or medicines such as biologics?
check-infection-risk = Is any of these true?
    • you have recently had an infection of the blood or the spine
    • you have recently had a procedure on your spine
    • you are on dialysis
    • you have ever injected drugs
check-osteoporosis-sudden = Did the pain begin suddenly and strongly, and does it hurt when somebody taps on that spot of your spine?
check-spine-surgery = Have you ever had an operation on your spine?
check-spine-surgery-recent = Was that within the last three months?
check-chest-or-shoulder-surgery = In the last twelve weeks: an operation on, or a broken bone of, your shoulder, ribs or breastbone?
check-bleeding = Do you have a bleeding disorder, or do you take blood thinners?
check-heart-lung = Do you have a disease of the heart, the lungs or anything else that keeps you from 20 minutes of easy activity, or blood pressure that is not under control?
check-pregnant-complications = Are there, or were there, complications?
check-neurological = Do you have a disease of the nervous system, for example after a stroke, multiple sclerosis or Parkinson’s?
check-steady-agreed = Has your doctor or physiotherapist said that gentle exercise is fine for you?
check-fall = Have you had a fall in the last year?
check-floor = Is it hard for you to get down to the floor and up again?

why-leg-weakness-slow = Weak or numb legs should be looked at the same day, even when it comes slowly.
why-electric-shocks = Electric shocks when you bend your head can mean that the spinal cord is under pressure.
why-band-like = Pain like a band around the chest can come from the nerves of the spine.
why-infection-risk = After infections, procedures and dialysis, an infection of the spine has to be ruled out first.
why-immune = With a weakened immune system infections can hide. A provider should look first.
why-cancer = New back pain in somebody who has had cancer should be looked at soon.
why-weight-loss = Weight loss without a reason, together with pain, should be looked at soon.
why-constant-pain = Strong pain that nothing changes is unlike the usual back pain. It should be looked at soon.
why-night-pain = Pain mainly at night should be looked at once before you exercise.
why-lump = A new lump, swelling or change of shape should be looked at soon.
why-osteoporosis-sudden = With thin bones, sudden strong pain can mean a broken vertebra, even without a fall.
why-first-after-60 = A first episode later in life should be looked at once before you exercise.
why-spine-surgery = After an operation on the spine, whoever treated you should say what you may do.
why-spine-surgery-recent = In the first three months after an operation on the spine your surgeon’s plan comes first.
why-inflammatory = This pattern can come from an inflammation of the spine. You may exercise; please also have it looked at, best by a rheumatologist.
why-rash = A rash in a strip can be shingles. The sooner it is treated, the better: please have it seen today.
why-belly = Pain of the upper back can come from the belly or the kidneys.
why-belly-severe = Severe pain of the belly or the side should be looked at within a day.
why-heart-lung = Your heart, lungs or blood pressure should be checked before you begin.
why-pregnant-complications = With complications, your midwife or doctor should choose with you.
why-neurological = Whoever treats you should say first what suits you.
why-neurological-agreed = You get exercises on a chair, where you can’t fall.
why-fall = After a fall you get exercises on a chair, where you can’t fall.
why-floor = You get exercises that need no floor.
why-worse-weekly = Pain that grows from week to week should be looked at before you exercise.
why-chest-or-shoulder-surgery = What is healing needs its time. Whoever treated you should say what you may do.
why-bleeding = You get nothing with firm pressure, because you bruise easily.
why-no-better = After six weeks without improvement, or with strong painkillers, somebody should take a fresh look.
why-infection-signs = Fever together with what you told us can mean an infection of the spine.
why-band-like-with-signs = Pain like a band together with what else you told us can mean pressure on the spinal cord.
why-night-and-weight = Pain at night together with weight loss should be looked at soon.
why-two-serious-signs = Two of the signs that you told us, together, should be looked at soon.
why-older-with-bones = From 65 on, thin bones or a fall can mean a broken vertebra. It should be looked at soon.

# What a lock says where a provider looks first, and what a person says about a visit.
attest-title = Has somebody seen you?
attest-lead = Sessions open once a clinician has had a look. We take your word for it, and keep who and when with your record.
attest-provider = Who was it? (name or practice)
attest-date = On which day?
attest-confirm = A doctor, physiotherapist or another clinician has seen me about this and agrees that I exercise
attest-send = Continue
attest-missing = Please tick the box, and tell us who and when.
attest-date-wrong = Please name a day up to today, and not too long ago.
attest-clinic = Your clinic opens the sessions again. They see in your record that sessions are closed.
attest-again = All questions are asked once more afterwards.
