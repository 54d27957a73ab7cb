# The safety check: what is kept, the country, the questions.

## What is kept, and the country

consent-title = Before we start
consent-lead = Two things first: what we keep, and where you are.
consent-keep = We keep your answers, your repetitions, the curve of your back and how you felt. They are encrypted on the server that you opened this page from.
consent-picture = The camera picture stays on your device. It is never sent and never stored.
consent-browser = Your record belongs to this browser. It has no name and no e-mail address.
consent-not-live = Nobody watches or reads along while you exercise. In an emergency, call for help yourself.
consent-agree = I have read this and agree
consent-country = Which country are you in now?
consent-country-why = So that we can show you the right emergency number. We ask, because guessing could go wrong.
consent-country-choose = Choose a country
consent-country-other = My country is not in the list
consent-continue = Continue
consent-missing-agree = Please tick the box, or go back to the guide: it is free to read without a record.
consent-missing-country = Please choose your country.
consent-old = This text has changed since you opened the page. Please read it once more.
country-unknown-title = We don’t know your emergency number
country-unknown = A session needs a number to call if something goes wrong, and we won’t guess it. So no session starts. Below are the numbers we know; the guide is open to you at any time.

## The check

check-title = A short safety check
check-lead = About two minutes. It looks for signs that you should see somebody before you exercise. It cannot find everything. If in doubt, answer yes.
check-not-live = Nobody reads these answers live. If you are worried about your health right now, call { $number }.
check-yes = Yes
check-no = No
check-danger-legend = Right now or in the last days
check-today-legend = Today
check-about-legend = About you
check-send = See if I can start
check-missing = Some questions have no answer yet. An unanswered question can hide something important, so no session starts without it.
check-missing-one = Please answer this one.
check-missing-age = Please write your age as a number, for example 44.
check-again = To be on the safe side, sessions stay closed for 24 hours, even if an answer was a slip.

check-chest-pain = Do you have any of these?
    • pain, pressure or tightness in your chest, now or with effort
    • pain that spreads to your jaw or arm
    • upper back pain with sweating, nausea or light-headedness
    • upper back pain that comes with effort and eases with rest
check-tearing-pain = Did you have a sudden tearing or ripping pain between your shoulder blades or in your chest: the worst ever, or together with fainting or cold sweat?
check-breathless = Is any of these true?
    • you are newly short of breath
    • you cough up blood
    • there is a sharp pain when you breathe in
    • one calf is swollen
check-leg-weakness = Is any of these true?
    • both legs are weak, numb or tingling
    • you have newly become unsteady
    • you trip
    • your hands are clumsy
check-saddle-numbness = Is any of these true?
    • it is numb around your genitals or buttocks
    • you have new trouble with your bladder or bowels
    • you have new trouble with getting an erection
check-major-trauma = Did this pain start after a bad fall, a crash or a hard blow?
check-fever = Have you had a fever, chills or sweats in the last two weeks, or do you feel ill together with the pain?
check-sharp-or-new = Do you have sharp pain or any new symptoms today?
check-pregnant = Are you pregnant, or have you given birth in the last 12 weeks?
check-osteoporosis = Is any of these true?
    • you have osteoporosis (thin bones)
    • you have ever broken a bone in a minor fall
    • you have lost height
    • you have taken cortisone tablets for months
check-pain = How strong is your pain right now?
check-pain-low = no pain
check-pain-high = the worst you can imagine

## After a check that closed the sessions


## Asked again after a stop

recheck-title = A few questions, right away
recheck-lead = You stopped because of pain or something new. Please answer these again, so that we can tell you what to do next.
recheck-clear-title = Good: none of the danger signs
recheck-clear = Rest for today. If it gets worse, spreads, or something else comes up, talk to a medical provider.

## Why an answer matters

why-chest-pain = Chest pain, and back pain that comes with sweating or effort, can come from the heart.
why-tearing-pain = A sudden tearing pain can come from the large artery of the chest.
why-breathless = New breathlessness, blood when coughing or a swollen calf can mean a clot in the lung.
why-leg-weakness = Weak or numb legs and unsteady walking can mean pressure on the spinal cord.
why-saddle-numbness = Numbness there, or new trouble with bladder or bowels, can mean that nerves are being squeezed.
why-major-trauma = After a bad fall, crash or blow a bone may be broken.
why-fever = Fever or feeling ill together with back pain can mean an infection.
why-sharp-or-new = Sharp pain and new symptoms need rest and a closer look before you exercise.
why-under-18 = Dorsal is made for adults. Back pain in younger people should be seen by a provider first.
why-pregnant = In pregnancy and the weeks after birth some positions need to be changed for you.
why-osteoporosis = With thin bones, bending and twisting far can do harm. The exercises should be chosen for you.
why-cancer-with-nerve-signs = Cancer together with weakness or numbness can mean pressure on the spinal cord.
why-osteoporosis-with-new-symptoms = With thin bones, a sudden sharp pain can mean a broken vertebra, even without a fall.
why-pain-high = You told us { $pain } out of 10. With pain that strong, a provider should look first.
why-pain-easiest = You told us { $pain } out of 10. So today you get the easiest set.

## The pages of the check

page-check-part = Part { $part } of { $parts }:
page-check-back = Back
page-check-continue = Continue
page-check-yours = your answer
page-check-doubt = In doubt, answer yes.
