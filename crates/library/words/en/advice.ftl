# What to do after an answer, and when Dorsal opens again. { $until } is a day and a time.

advice-why-title = Why we say this
advice-source = Where this comes from
advice-guide = Read the guide
advice-closed = Your sessions are closed just now.
advice-closed-go = See first what to do

advice-emergency-title = Please call { $number } now
advice-emergency = What you told us can be serious, and it should not wait. Call { $number }. Do not drive yourself. If someone is with you, ask them to stay.
advice-emergency-call = Call { $number }
advice-emergency-say-title = What you can say
advice-emergency-say = “I have pain in my upper back, and a safety check told me to call.” Then say what you told us here, when it began, and where you are.
advice-emergency-next = Sessions are closed for now. From { $until } you can tell us who has seen you, and when; then all questions are asked once more.

advice-urgent-title = Please talk to a medical provider today
advice-urgent = What you told us should be looked at within 24 hours. Call your doctor, or go to an urgent care service. Getting worse, or not reaching anyone? Call { $number }.
advice-urgent-line = For urgent medical advice in { $country } you can call { $urgent }.
advice-urgent-next = Sessions are closed for now. From { $until } you can tell us who has seen you, and when; then all questions are asked once more.

advice-stop-title = Let’s leave it for today
advice-stop = Sharp pain or something new is a reason to pause, not to push. Rest, move gently as it feels good, and talk to a medical provider if it stays or gets worse. Getting much worse? Call { $number }.
advice-stop-next = You can answer the check again from { $until }.
advice-stop-recheck = First, please answer a few questions again, so that we can tell you if you should see somebody now.

advice-provider-title = See a provider first
advice-provider = Before you exercise with us, let a doctor or physiotherapist have a look at what you told us. Much worse suddenly, or with other symptoms? Call { $number }.
advice-provider-next = Sessions open again as soon as somebody has had a look and you tell us who and when.


advice-unreadable-title = Sessions are closed: your record is newer than this program
advice-unreadable = Your record holds something that this version of Dorsal does not understand. It may be important, so no session starts. Nothing is lost. Please tell whoever runs this Dorsal to start the newer version again.

advice-open-easiest = Today it is the easiest set: fewer repetitions, and only as far as feels fine.

stop-sharp-pain = Good that you stopped. Rest now, in whatever position is easiest. There is no session for 24 hours.
stop-new-symptom = Good that you stopped. Sit or lie down, and notice what is different. There is no session for 24 hours.
stop-by-choice = Good that you listened to your body. You can come back whenever you like.

advice-urgent-say-title = What you can say
advice-urgent-say = “I have pain in my upper back, and a safety check told me to have it looked at today.” Then say what you told us here, and since when.
advice-provider-say-title = What you can say
advice-provider-say = “I have pain in my upper back and would like to exercise. A safety check asked me to have this looked at first.” Then say what you told us here.

## After a check that closes nothing

advice-open-title = You can start
advice-open = Nothing that you told us speaks against gentle exercise.
advice-open-easiest-title = You can start, gently
advice-open-seated-title = You can start, without the floor
advice-open-seated = You get exercises on a chair or standing, where you are steady.
advice-open-not-this = { $exercise } on its own is not for you for now, because of what you told us: { $constraint }. What comes next is made for you.
advice-open-noted = What we keep in mind for you
advice-open-next-intake = Next, a few questions about you, so that the programme fits. About three minutes.
advice-open-intake = On to your questions
advice-open-next = All is ready for you.
advice-open-go = Let’s begin
advice-open-stop = Sharp pain or something new while you move? Stop. Stopping is always right.
advice-advice-title = Please also have this looked at
advice-advice = You may exercise meanwhile. Ask your doctor for an appointment in the next weeks, best with a rheumatologist. It is not an emergency.
advice-advice-say = “I have had back pain for more than three months, and a safety check says that it may come from an inflammation. Could somebody look at that?”
