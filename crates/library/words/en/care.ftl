# Why a request about a session was not taken, and what became of what was sent.
refused-closed = No session can start right now. The safety check says what comes next.
refused-unknown-exercise = We don’t have that exercise.
refused-unknown-ticket = This does not belong to a session of yours. Perhaps it was done in another browser.
refused-other-exercise = This result is from another exercise than the session.
refused-incomplete = Some questions have no answer yet.
refused-impossible = One of the numbers can’t be right. Please look at them again.

late-after-lock = This arrived after sessions were closed. It is kept, and changes nothing else.
late-after-expiry = This arrived after the session’s time was up. It is kept, and changes nothing else.
late-after-end = This arrived after the session had ended. It is kept, and changes nothing else.

mark-v = Read in the source named.
mark-gk = General knowledge, not yet checked against a source. Please ask your clinician to confirm it.
mark-d = Our own default. Please ask your clinician to confirm it.
mark-i = Worked out from the source named.
