# Those who work here: the operator's page, and what waits for a clinician.
page-operator-title = Who works here
page-operator-lead = Invite clinicians, and others who run this Dorsal. Members need no invitation.
page-operator-invite = Invite somebody
page-operator-invite-text = You get a link that works once, for three days. Whoever opens it makes their own account.
page-operator-as = As
page-operator-clinician = Clinician
page-operator-operator = Runs this Dorsal
page-operator-sponsor = For an employer or a health plan
page-operator-make = Make a link
page-operator-link-title = The invitation
page-operator-link-text = Give this to the person whom you invite, by a way that only they read.
page-operator-link = The link
page-operator-link-secret = It is shown this once. Whoever has it can take the invitation.
page-operator-waiting = Invitations that wait
page-operator-waiting-text = Nobody has opened an account with these yet. Take one back if it went to the wrong person.
page-operator-until = Works until { $moment }
page-operator-take-back = Take back
page-operator-staff = Accounts
page-operator-staff-text = When you delete the account of somebody who has a record of their own, it stays as the account of a member: all that they could do here ends at once.
page-operator-you = you
page-operator-remove = Delete this account

page-clinic-title = What waits for you
page-clinic-lead = What waits for a clinician: changes that were proposed, and sessions that were closed, of people in the clinic’s care. Their records say that you have seen them.
page-clinic-nothing = Nothing waits for a clinician.
page-clinic-unreadable = There are records that cannot be read. Whoever runs this Dorsal can see why: the command is “dorsal verify”.
page-clinic-record = Record …{ $number }
page-clinic-locked = Sessions are closed
page-clinic-clear-seen = I have looked at the person or spoken with them, and nothing speaks against sessions.
page-clinic-clear-seen-first = Say first that you have looked at the person or spoken with them.
page-clinic-clear = Open the sessions
page-clinic-proposal = A proposal
page-clinic-programme = The programme: { $count ->
    [one] one exercise
   *[other] { $count } exercises
}, { $sessions ->
    [one] once
   *[other] { $sessions } times
} a week
page-clinic-sessions = Sessions a week
page-clinic-keep = Part of the programme
page-clinic-level = How
page-clinic-repetitions = Repetitions
page-clinic-edit-text = What you change here counts with “Accept as changed”. What is not for this person cannot be prescribed.
page-clinic-edit-wrong = The programme needs at least one exercise, one to seven sessions a week, and repetitions. Look at it again.
page-clinic-note = Why, in your words, for the person
page-clinic-accept = Accept
page-clinic-edit = Accept as changed
page-clinic-reject = Reject
page-clinic-refused = That cannot be done any more, or is not for this person: something has changed since, an exercise is ruled out, or its time is not over. Look at what stands here now.
page-clinic-enrol = Take somebody into the clinic’s care
page-clinic-enrol-text = From then on a clinician decides about changes for them, and only a clinician can open sessions that were closed. Ask them first; it is written in their record.
page-clinic-enrol-yes = Into the clinic’s care
page-clinic-enrol-no = Back to deciding by themselves
page-clinic-enrolled = Done. It is written in their record, and their programme says who decides.
page-clinic-whose = Name of their account, or number of their record
page-clinic-nobody = Nobody was found. Look at how the name is written; somebody without an account is found by the whole number of their record.
page-clinic-emergency = Open a record in an emergency
page-clinic-emergency-lead = Only when somebody is in danger and cannot show you their record. Your name and your reason are written into it before you see anything, and the person reads them.
page-clinic-reason = Reason
page-clinic-reason-text = What has happened, in a sentence.
page-clinic-reason-missing = Write in a sentence why you open this record: 10 to 500 characters.
page-clinic-emergency-open = Open the record
page-clinic-now = Now
page-clinic-now-open = Sessions are open: no answer speaks against them.
page-clinic-now-questions = No session is closed by an answer. The safety questions come before the next one, or were never answered.
page-clinic-now-unreadable = Sessions are closed: this record holds something that this version of Dorsal does not understand. It may be important, and is not among what stands below.
page-clinic-constraints = What to respect
page-clinic-entries = What the record says, the newest first
page-clinic-emergency-written = Your name and your reason stand in this record now.
