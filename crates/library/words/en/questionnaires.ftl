# Questionnaires: our own words, but for the questions and answers of PHQ and GAD.

## Pain

questionnaire-pain-title = Your pain
questionnaire-pain-lead = Three numbers from 0 to 10. There is no right answer: what counts is how it is for you.
questionnaire-pain-now = How strong is your pain right now?
questionnaire-pain-average = On average over the last 7 days, how strong was it?
questionnaire-pain-worst = And at its worst in the last 7 days?
questionnaire-pain-low = no pain
questionnaire-pain-high = the worst you can imagine

## Activities

questionnaire-activities-title = Three things that matter to you
questionnaire-activities-lead = Choose up to three things that your back makes hard and that you want back: playing with a child, an hour at the desk, sleeping through. You rate the same three each time.
questionnaire-activities-text = How well can you do it now?
questionnaire-activities-low = I can’t do it at all
questionnaire-activities-high = as well as before the pain

## Change

questionnaire-change-title = All in all
questionnaire-change-lead = Think back to the day when you began with Dorsal.
questionnaire-change-text = Compared with then, how is your upper back now?
questionnaire-change-1 = very much better
questionnaire-change-2 = much better
questionnaire-change-3 = a little better
questionnaire-change-4 = no different
questionnaire-change-5 = a little worse
questionnaire-change-6 = much worse
questionnaire-change-7 = very much worse
questionnaire-change-better = clearly better
questionnaire-change-same = about the same
questionnaire-change-worse = clearly worse
questionnaire-change-advice = Thank you for saying so. If it has got clearly worse, please talk to a doctor or physiotherapist: they can look for a reason and change the plan.

## Work

questionnaire-work-title = Work and daily life
questionnaire-work-lead = Four questions about the last 7 days. If you have no paid work, put 0 hours in the first two.
questionnaire-work-missed = How many hours of work did you miss because of your back?
questionnaire-work-worked = How many hours did you work?
questionnaire-work-at-work = While you worked, how much did your back hold you back?
questionnaire-work-daily = And in all the rest of your day (home, family, shopping, sport): how much did it hold you back?
questionnaire-work-low = not at all
questionnaire-work-high = I could do nothing

## Confidence

questionnaire-confidence-title = Trust in your back
questionnaire-confidence-lead = One number from 0 to 10. Many people are careful after weeks of pain; this often changes with time.
questionnaire-confidence-text = How sure are you that you can move your back without doing harm?
questionnaire-confidence-low = not sure at all
questionnaire-confidence-high = completely sure

## Mood and worry. The questions and answers of PHQ and GAD are those of their authors

questionnaire-often-0 = Not at all
questionnaire-often-1 = Several days
questionnaire-often-2 = More than half the days
questionnaire-often-3 = Nearly every day
questionnaire-phq-item-1 = Little interest or pleasure in doing things
questionnaire-phq-item-2 = Feeling down, depressed, or hopeless
questionnaire-phq-item-3 = Trouble falling or staying asleep, or sleeping too much
questionnaire-phq-item-4 = Feeling tired or having little energy
questionnaire-phq-item-5 = Poor appetite or overeating
questionnaire-phq-item-6 = Feeling bad about yourself, or that you are a failure or have let yourself or your family down
questionnaire-phq-item-7 = Trouble concentrating on things, such as reading the newspaper or watching television
questionnaire-phq-item-8 = Moving or speaking so slowly that other people could have noticed? Or the opposite: being so fidgety or restless that you have been moving around a lot more than usual
questionnaire-gad-item-1 = Feeling nervous, anxious, or on edge
questionnaire-gad-item-2 = Not being able to stop or control worrying
questionnaire-gad-item-3 = Worrying too much about different things
questionnaire-gad-item-4 = Trouble relaxing
questionnaire-gad-item-5 = Being so restless that it is hard to sit still
questionnaire-gad-item-6 = Becoming easily annoyed or irritable
questionnaire-gad-item-7 = Feeling afraid, as if something awful might happen
questionnaire-phq-attribution = From the Patient Health Questionnaire, developed by Drs. Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission is required to reproduce, translate, display or distribute it. The question about harming yourself is left out.
questionnaire-gad-attribution = From the GAD scale, developed by Drs. Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission is required to reproduce, translate, display or distribute it.
questionnaire-phq-2-title = How you have been
questionnaire-phq-2-lead = Over the last 2 weeks, how often have you been bothered by any of the following problems? Nobody reads your answers live.
questionnaire-phq-8-title = A closer look at your mood
questionnaire-phq-8-lead = Over the last 2 weeks, how often have you been bothered by any of the following problems? Nobody reads your answers live.
questionnaire-gad-2-title = Two questions about worry
questionnaire-gad-2-lead = Over the last 2 weeks, how often have you been bothered by any of the following problems? Nobody reads your answers live.
questionnaire-gad-7-title = A closer look at worry
questionnaire-gad-7-lead = Over the last 2 weeks, how often have you been bothered by any of the following problems? Nobody reads your answers live.
questionnaire-short-below = below the line for a closer look
questionnaire-short-above = worth a closer look
questionnaire-band-minimal = few or none of these problems
questionnaire-band-mild = mild
questionnaire-band-moderate = moderate
questionnaire-band-moderately-severe = moderately severe
questionnaire-band-severe = severe
questionnaire-phq-2-advice = Thank you for answering honestly. A few more questions help to see how things are for you; they take two minutes.
questionnaire-gad-2-advice = Thank you for answering honestly. A few more questions help to see how much the worry weighs; they take two minutes.
questionnaire-phq-8-advice = This sounds heavy, and you don’t have to carry it alone. Low mood and pain feed each other, and both can be helped. Please talk to your doctor or another provider about it. If you think of harming yourself, or don’t feel safe, call a crisis line or your emergency number now.
questionnaire-gad-7-advice = That is a lot of worry, and you don’t have to carry it alone. Worry and pain feed each other, and both can be helped. Please talk to your doctor or another provider about it. If you think of harming yourself, or don’t feel safe, call a crisis line or your emergency number now.
