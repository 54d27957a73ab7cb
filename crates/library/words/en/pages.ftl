# The frame around every page, and the pages that are neither guide, check nor session.
page-skip = Skip to the content
page-nav = Main
page-nav-guide = Guide
page-nav-session = Session
page-nav-progress = Progress
page-footer-purpose = Dorsal helps people move their upper back. It is not a medical device as distributed, and does not diagnose or treat. In an emergency call your emergency number.
page-footer-about = What Dorsal is, and is not
page-footer-emergency = Emergency numbers
page-footer-licence = Open source, Apache-2.0.

page-progress-title = Your progress
page-progress-lead = What you did and how it felt. Kept in your private record on this server, and readable only with its key.
page-progress-empty = Nothing here yet. After your first session you will see it here.
page-progress-start = Start a session
page-progress-again = Do it again
page-progress-repetitions = Repetitions
page-progress-repetitions-of = of { $goal } planned
page-progress-repetitions-said = by your own count
page-progress-duration = Moving time
page-progress-minutes = min
page-progress-pain = Pain before, after
page-progress-pain-after-missing = not said
page-progress-effort = Effort
page-progress-of-ten = of 10
page-progress-tracking = Camera saw you
page-progress-tier-measured = Measured: the camera saw the curve of your back.
page-progress-tier-counted = Counted: the camera saw you, but not the curve of your back well enough to measure it.
page-progress-tier-timed = Timed: not followed by the camera.
page-progress-curve = The curve of your back over time
page-progress-curve-text = Up is rounder, down is hollower. The dots are your repetitions. Shaded: the camera could not see your back. The number is height over length of the curve, not degrees.
page-progress-curve-none = The camera did not see your back in this session, so there is no curve.
page-progress-curve-alt = The curve of your back over { $seconds } seconds, with { $count } repetitions marked.
page-progress-curve-round = rounder
page-progress-curve-hollow = hollower
page-progress-seconds = { $seconds } s
page-progress-unseen = Not seen for { $seconds } s: { $reason }
page-progress-stopped = You stopped this session: { $reason }
page-progress-stopped-sharp-pain = sharp pain.
page-progress-stopped-new-symptom = a new symptom.
page-progress-stopped-tired = tired.
page-progress-stopped-other = another reason.
page-progress-page-closed = The page was closed before the end. What was counted until then is kept.
page-progress-late = This arrived after its time was up. It is kept, and changes nothing else.
page-progress-one = One session is one day. Whether it helps shows over weeks; we will not read more into it.
page-progress-sent-heading = What was sent from this device
page-progress-sent = From each session: the counts, the times, the curve drawn here, and your answers. About { $kilobytes } kB in all so far. No picture, no sound, no position of your body.

page-link-title = Open a record in this browser
page-link-text = This link opens a private record here. It works once. Other browsers that have this record open will be signed out.
page-link-keep = This link opens a private record here, too. It works once.
page-link-confirm = Open the record here
page-link-invalid-title = This link does not work any more
page-link-invalid = A link works once, and for 15 minutes. Ask the person who runs this Dorsal for a new one (the command is “dorsal link”).

page-about-title = What Dorsal is, and is not
page-about-purpose-heading = Intended purpose
page-about-purpose-1 = Dorsal is software for general movement and education for adults with upper back discomfort. It shows exercises, counts them, and asks simple questions so that people who should see a clinician are told to.
page-about-purpose-2 = As distributed, Dorsal is not a medical device. It is not meant to diagnose, prevent, monitor, treat or relieve a disease or injury, and it does not replace a clinician. Its rules and texts have not been signed by a licensed clinician yet; each carries its source.
page-about-purpose-3 = Whoever offers Dorsal to others with a medical purpose becomes its maker under the law of their country, and must meet that law.
page-about-privacy-heading = What it keeps, and where
page-about-privacy-1 = The camera picture is looked at on your own device and never sent. No sound is recorded. Nothing is loaded from, or told to, any other service.
page-about-privacy-2 = Your answers and session results are kept on the server that you opened this page from, encrypted with a key of your own.
page-about-rules-heading = The rules of the safety check
page-about-rules-text = Each question, what a “yes” leads to, and where it comes from.
page-about-rules-question = Question
page-about-rules-leads = A yes leads to
page-about-rules-source = Source
page-about-rules-version = Version of these rules: { $version }.
page-about-parts-heading = Parts by others
page-about-parts = Dorsal is open source (Apache-2.0) and stands on the work of others.
page-about-parts-link = All parts with their licences
page-about-mark = Sources are marked: V, read in the source named; GK, general knowledge not yet checked; D, our own choice.
page-about-disposition-emergency = Call for help now
page-about-disposition-urgent = Medical contact today
page-about-disposition-stop = No session today
page-about-disposition-provider = See a provider first

page-emergency-title = Emergency numbers
page-emergency-lead = If you are in danger now, call. If your country is not here, use your local number; 112 works from most mobile phones.
page-emergency-country = Country
page-emergency-number = Emergency
page-emergency-urgent = Urgent, not an emergency

page-error-home = Back to the guide
page-error-not-found-title = This page is not here
page-error-not-found = Perhaps the address was cut off. The guide is a good place to start.
page-error-refused-title = This request was refused
page-error-refused-host = It was sent to a name that this Dorsal does not know. Open Dorsal by the address that it printed at its start. If that name is right, start it with --public-url and that address.
page-error-refused-cross-site = It came from another website. For your safety Dorsal only takes answers from its own pages. Go back to Dorsal and try once more.
page-error-server-title = Something went wrong here
page-error-server = Your record was not changed by this. Try once more. If it happens again, the person who runs this Dorsal finds more in its log.
page-error-record-title = Your record cannot be read right now
page-error-record = Nothing was changed or lost. No session can start until this is mended. Please tell the person who runs this Dorsal: the log says what to do.
page-error-answer-title = We could not take that answer
page-error-answer = Something in it was missing or out of range. Go back, look at your answers, and send them again. Nothing was lost.
page-error-no-record-title = This browser has no record yet
page-error-no-record = A record begins with the short safety check. If you had one in another browser, ask for a link (the command is “dorsal link”).
page-about-disposition-guide-only = The guide only, for now

# The safety check, beside check.ftl.
page-check-step-1 = Step 1 of 2
page-check-step-2 = Step 2 of 2
page-check-attest-since = We asked you on { $date }.

# The advice, beside advice.ftl.
page-advice-waiting-title = Please see a clinician first
page-advice-waiting-check = I have been seen: do the check
