# Lessons: short and kind. Each has a title, a lead, paragraphs, and one small thing to try today.

## What pain is telling you

lesson-understanding-pain-title = What pain is telling you
lesson-understanding-pain-lead = Pain is real, every time. It is also more than a measure of what is going on in your back.
lesson-understanding-pain-1 = Think of pain as an alarm. It is there to protect you, and it goes off when your nervous system reckons that something might need protecting. When an ankle is freshly sprained, alarm and injury fit together well. When pain has gone on for weeks, they fit less and less: the alarm has learnt to go off early, at a touch, at a memory, on a tiring day.
lesson-understanding-pain-2 = That is why your back can hurt more after a bad night or a quarrel than after an hour in the garden. Being inactive, doing too much at once, stress, low mood, poor sleep and smoking all go together with upper back pain. None of them means that the pain is imagined, and none of them is your fault. They are places where you can begin.
lesson-understanding-pain-3 = Upper back pain is common: over a year it comes to roughly one in seven to one in four people. Most of the time no single damaged part explains it. An alarm that has become too sensitive can become calmer again. Movement that feels safe, sleep, and days that are neither too full nor too empty all help to turn it down.
lesson-understanding-pain-4 = Now and then an alarm is about something that does need a look. That is what the safety check before each session is for.
lesson-understanding-pain-try = Today, notice one moment when your back felt a little better, and what you were doing then.

## Hurt is not always harm

lesson-hurt-and-harm-title = Hurt is not always harm
lesson-hurt-and-harm-lead = A movement can hurt a little without doing any damage. Knowing which hurt is which makes it easier to move.
lesson-hurt-and-harm-1 = Muscles and joints that have been still for a while complain when they are used again. A stretch, some effort, an ache that settles: these are the sounds of a body getting used to things. Sore muscles one to three days after something new are normal, too.
lesson-hurt-and-harm-2 = We use a simple ruler from 0 to 10. If the pain stays at 3 or less, or no more than before you began, carry on. Up to 5 that settles soon afterwards is acceptable. If it climbs above that, or is still up half an hour later or the next morning, the step was a little too big. That is seldom a sign of damage: nothing grows then, the next session has the same amount, and you can make the movements smaller. If the pain rises by 3 points or more, or reaches 8, or is 2 points higher the next morning, your programme becomes easier.
lesson-hurt-and-harm-3 = Some signs mean stop, always: a sharp, stabbing or electric pain, pain that grows with every repetition or spreads, numbness, weakness, pressure in the chest, trouble breathing, dizziness. Then the session ends, and we ask the safety questions again.
lesson-hurt-and-harm-4 = In one study, people with a sore Achilles tendon who kept active under such a ruler did no worse than those who rested. Different clinics draw the lines a little differently. These are ours.
lesson-hurt-and-harm-try = Before your next session, say out loud which number you begin with. Afterwards, say it again, and tomorrow morning once more.

## Little and often

lesson-pacing-title = Little and often
lesson-pacing-lead = Good days tempt us to do everything, bad days to do nothing. Between the two there is a steadier way.
lesson-pacing-1 = Perhaps you know this: the pain is low, so you catch up with the house, the garden and the post. The next two days you pay for it and rest. Then it begins again. Over the weeks the good days get fewer, and you do less and less. It is nobody’s fault; almost everyone with lasting pain does it.
lesson-pacing-2 = Pacing turns it round: the plan decides, not the pain. Take one activity that brings your pain on, and measure roughly when it does. If walking for twenty minutes hurts, your starting point is about half of that: ten minutes. Do it on good days and on bad days, and stop while it is still easy.
lesson-pacing-3 = Take breaks before you need them. Cut big jobs into small bits with something different in between. When it has gone well for some days, add a little. Some pacing programmes use about ten per cent a week. That figure comes from practice rather than from trials, so hold it lightly.
lesson-pacing-4 = Your programme here works in the same way. It adds one small step, and only after it has gone well three times.
lesson-pacing-try = Choose one activity, halve the time that usually brings on your pain, and set a timer for it today.

## Afraid to move? Take the small steps

lesson-small-steps-title = Afraid to move? Take the small steps
lesson-small-steps-lead = After weeks of pain it makes sense to be careful. But being careful for too long makes the world small.
lesson-small-steps-1 = Maybe you stopped turning round in the car, lifting your grandchild, or lying on your front. Each time you leave something out and nothing bad happens, your mind notes: good that I left it out. So the fear stays, although the back has long become able to do more.
lesson-small-steps-2 = The way out is a ladder. On the lowest rung stands something that worries you just a little, on the top one what you want back. If it is lifting a box, the first rung may be bending to an empty table. Then an empty box, then one with a book in it, then two books.
lesson-small-steps-3 = Stay on a rung until you think: oh, this is fine. Then go up one. A flutter of worry on a new rung is part of it; that is how a rung feels from below. Slip back? Go one down and climb again. Nothing is lost.
lesson-small-steps-4 = The exercises here are built as ladders, too, with easier and harder versions of each. If a clinician has told you to leave a movement out, it has no place on your ladder until they say so.
lesson-small-steps-try = Write down one movement that you avoid, and the smallest version of it that you would dare today. If it is safe for you, do it once.

## Sleeping with a sore back

lesson-sleep-title = Sleeping with a sore back
lesson-sleep-lead = A bad night makes pain louder, and pain makes the night worse. You can loosen the knot from either end.
lesson-sleep-1 = No single position is right. Most people are comfortable on a side, with a pillow that fills the space between shoulder and ear, and perhaps another one to hug so that the upper arm does not pull on the back. On your back, a small pillow under the knees helps many. Turning over at night is good: it is movement, too.
lesson-sleep-2 = What helps sleep in general helps here: getting up at about the same time every day, light in the morning, some movement during the day, coffee only until noon, and a dull last hour without news or messages. A warm shower or a few slow breaths can be the bridge.
lesson-sleep-3 = If you lie awake for long, get up, sit somewhere dim, and come back when you are sleepy. One bad night is no disaster: the body catches up. A session the next day may be smaller, but moving a little usually feels better than leaving it out.
lesson-sleep-4 = Pain that is mainly there at night, that is much worse lying down, or that no position eases should be looked at. Tell your doctor, above all if you also lose weight or feel ill.
lesson-sleep-try = Tonight, try one extra pillow: to hug, or under your knees.

## Stress, shoulders and breath

lesson-stress-and-breathing-title = Stress, shoulders and breath
lesson-stress-and-breathing-lead = Have you noticed where your shoulders are when the day gets too much? Often they know before you do.
lesson-stress-and-breathing-1 = Stress is the body getting ready: muscles tighten, the breath goes up into the chest, the alarm system listens more closely. For an hour that is useful. For weeks it leaves the muscles around neck and shoulder blades tired and makes pain louder. Stress and low mood are among the things that go together with upper back pain.
lesson-stress-and-breathing-2 = You can’t always change what the day brings, but you can give your body a sign that it may stand down. The simplest one is a slow breath out. Lay your hands on your lower ribs, breathe in softly for two to four seconds, and out for three to six. Six breaths take less than a minute. If you become dizzy, stop and breathe as you like.
lesson-stress-and-breathing-3 = An older guideline for lasting low back pain names relaxation, mindfulness and talking therapy beside exercise. So this is no second-best: it is part of good care. It works best as a small habit, tied to something you do anyway, such as waiting for the kettle.
lesson-stress-and-breathing-4 = If worry or low mood weigh on most of your days, please talk to your doctor about it. Both can be helped, and the back often goes along.
lesson-stress-and-breathing-try = Three times today, let your shoulders drop and take six slow breaths.

## Your desk and your screen

lesson-desk-and-screen-title = Your desk and your screen
lesson-desk-and-screen-lead = There is no perfect posture. The best position is the next one.
lesson-desk-and-screen-1 = Sitting as such does not harm your back; sitting still for hours annoys it. So the most useful thing about a desk is that you leave it now and then. Stand up for calls, put the printer in another room, drink more water. A short walk counts.
lesson-desk-and-screen-2 = For the time in between, let the furniture come to you. Feet on the floor. Back against the chair’s back. Screen about an arm’s length away, its top near the height of your eyes. Keyboard and mouse close enough that your elbows hang by your sides. With a laptop, a pile of books under it and a separate keyboard do half of the work. Telephone and tablet: bring them up to you, rather than your head down to them.
lesson-desk-and-screen-3 = Small doses of exercise fit into a working day. In one trial, two minutes a day with an elastic band, five days a week, eased sore necks and shoulders after ten weeks. In a small study of 26 office workers, a quarter of an hour of upper back exercises twice a week did about as much as hands-on treatment.
lesson-desk-and-screen-4 = You don’t have to sit like a soldier. Slouch for a while, then sit tall, then stand. Your back likes variety.
lesson-desk-and-screen-try = Set a quiet reminder for every half an hour today. When it comes, stand up, take ten steps and let your shoulders circle.

## When it flares up

lesson-flare-up-plan-title = When it flares up
lesson-flare-up-plan-lead = A flare-up is a setback, not a new beginning. It is easier with a plan made on a quiet day.
lesson-flare-up-plan-1 = Pain that had become less comes back, sometimes after too much at once, sometimes out of the blue. Nearly everybody has this on the way. It is rarely a sign that something has been damaged.
lesson-flare-up-plan-2 = First, check that it is the pain you know. If it is new, sharp, comes with fever, numbness, weakness, pain in the chest or after a fall, it is no flare-up: answer the safety check, or call for help.
lesson-flare-up-plan-3 = If it is the old one: rest up to a day if you need to, but not in bed all day. Do about half of what you were doing, with more breaks. Keep the breathing and the gentlest movements. Warmth feels good to many. Tell the people around you what helps.
lesson-flare-up-plan-4 = Then build up again, over three to seven days, one small step at a time. Your programme does the same: it goes back to easier versions and returns by steps to where you were. It does not begin from zero, and neither do you.
lesson-flare-up-plan-5 = If it has not eased after a week, talk to a provider.
lesson-flare-up-plan-try = Write three lines and keep them where you will find them: what I leave out, what I keep doing, whom I tell.

## Staying well

lesson-staying-well-title = Staying well
lesson-staying-well-lead = When the pain has become quiet, the exercises are the first thing to be forgotten. A small plan keeps them alive.
lesson-staying-well-1 = Give it time first: it can take up to twelve weeks before you feel the full benefit. In a trial with a hundred people, those who had done exercises for the upper back still had the benefit at twelve weeks. What you have built is yours, but it wants a little use.
lesson-staying-well-2 = After the programme two or three short sessions a week are a good aim, and walking on most days. Choose the two or three exercises that you like best. The best exercise is the one you do. Tie them to something that happens anyway: after brushing your teeth, before the news.
lesson-staying-well-3 = Know your early signs. For some it is a stiff neck in the morning, for others a short temper, skipped walks or bad nights. When you see one, you need no big measures: a lighter week, more breaks, back to your favourite exercises.
lesson-staying-well-4 = The pain may come back one day. That does not mean that all was in vain. You now know what helps, and this time you start earlier. And if it is different from the pain you know, have it looked at.
lesson-staying-well-try = Write down your two favourite exercises, when you will do them, and one early sign to watch for.

## A goal that is yours

lesson-goals-title = A goal that is yours
lesson-goals-lead = “Less pain” is a good wish. A goal is something that you will do when it comes true.
lesson-goals-1 = Ask yourself: what does my back keep me from that I miss? Playing on the floor with the children, an evening at the cinema, swimming, a day’s work without counting the hours. The more it is yours, the better it carries you through a dull week.
lesson-goals-2 = Then make it small enough to begin. “Get fit” never starts on a Tuesday. “On Tuesday after lunch I walk to the bakery and back” does. A good step says what, when, where and how long, and you are at least fairly sure that you will manage it. If you are not, halve it. Nobody has to know how small it is.
lesson-goals-3 = Now and then look back rather than ahead. That is why we ask you about three activities of your choice, and show how your own answers change. Pain goes up and down from day to day; what you can do often grows more steadily. A change of two points or more in their average is probably more than chance.
lesson-goals-4 = A goal may change. If you reach it, be glad for a while before you choose the next. If it no longer fits, let it go.
lesson-goals-try = Finish this sentence on paper: “When my back lets me, I will …”. Then write the first step, with a day and a time.

## Moving through the day

lesson-moving-through-the-day-title = Moving through the day
lesson-moving-through-the-day-lead = Ten minutes of exercise are good. The other hours count as well.
lesson-moving-through-the-day-1 = Your back is built for changing loads. What it likes least is more of the same: hours in a chair, a day in bed, an afternoon bent over one job. So don’t look for the right position, look for the next one.
lesson-moving-through-the-day-2 = Things you do anyway can be small exercises. Reach up into the cupboard with both arms. Look over your shoulder with your whole chest, not just with your neck. Carry the shopping in two bags rather than one. Stand up for a telephone call. Take the stairs for one floor.
lesson-moving-through-the-day-3 = For lifting and carrying there is no single right way, but some are easy on a sore back: keep it close, let your legs help, breathe out as you lift, and move your feet instead of twisting. Heavy things come back step by step, when the pain is low. If your bones are thin, or you have broken one in your back, ask somebody to lift for you, and leave out far bending and twisting.
lesson-moving-through-the-day-4 = Walking is the simplest of all. A good aim is 150 minutes a week, in any portions you like: five minutes are a portion, too. If you become short of breath in an unusual way, or feel pressure in your chest, stop and call for help.
lesson-moving-through-the-day-try = Choose one thing you do sitting today, and do it standing or walking.

## When to see somebody

lesson-when-to-see-somebody-title = When to see somebody
lesson-when-to-see-somebody-lead = Most upper back pain gets better with time and movement. Some of it should be seen, and some at once.
lesson-when-to-see-somebody-1 = Call your emergency number now for: pain or pressure in your chest, or pain that runs to jaw or arm; a sudden tearing pain; new trouble breathing, or coughing blood; weak or numb legs, new unsteadiness; numbness around your genitals or buttocks, new trouble with bladder or bowels; pain after a bad fall, crash or blow.
lesson-when-to-see-somebody-2 = Get medical advice the same day for: fever, chills or feeling ill with the pain; pain like a band around your chest with numbness; strong pain that nothing eases; weight loss that you can’t explain; a lump or a new change in the shape of your back; new pain in your spine when you have or had cancer; a sudden sharp pain with thin bones.
lesson-when-to-see-somebody-3 = Make an appointment if the pain is 8 or more, if it gets worse from week to week, if it wakes you again and again, or if six weeks of looking after it yourself have changed nothing. Also if your mood is low on most days, or you need strong painkillers.
lesson-when-to-see-somebody-4 = No list finds everything. You know your body: if something feels wrong to you, that is reason enough. Nobody will think that you are making a fuss.
lesson-when-to-see-somebody-try = Put two numbers into your phone: your emergency number, and your doctor’s.
