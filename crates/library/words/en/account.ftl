# Accounts: making one, signing in, what one signs in with, leaving.
page-account-title = Account
page-account-door = Open your record in more than one browser, and find it again if this one is lost.
page-account-lead = You can use Dorsal without an account: your record is bound to this browser. With one, you can open it elsewhere.
page-account-why-browsers = Open your record on your phone and on your computer, and find it again when a device is lost.
page-account-why-name = All it needs is a name that you choose. No e-mail address, no telephone number.
page-account-why-none = See where you are signed in, and sign out everywhere with one press.
page-account-has-record = This browser has a record. Once you have an account, you can take it along.
page-account-make = Make an account
page-account-sign-in = Sign in
page-account-as = You are signed in as { $name }.
page-account-role-member = This account is for yourself.
page-account-role-clinician = You are a clinician here.
page-account-role-sponsor = You are here for an employer or a health plan.
page-account-role-operator = You run this Dorsal.
page-account-work-clinician = What waits for you
page-account-work-sponsor = The numbers of each month
page-account-work-operator = Invite people
page-account-no-record = There is no record in this account yet.
page-account-erase = Your account stays, and opens nothing any more. You can delete it under Account.

page-account-new-title = Make an account
page-account-new-lead = A name and one way to prove that it is you: that is all.
page-account-name = Name
page-account-name-text = You type it to sign in. It need not be your real name. It is stored in a way that nobody can read from the database.
page-account-name-wrong = Choose a name of 3 to 60 letters, digits or signs.
page-account-name-taken = Somebody here has this name already. Choose another one.
page-account-passkey-text = Best with a passkey: your finger, your face or the code of your device. Nothing to remember, and nothing that anybody could guess.
page-account-passkey-make = Make a passkey
page-account-or-password = Or with a password
page-account-password = Password
page-account-password-text = At least { $count } characters. Several words that you can remember are better than one that you can’t.
page-account-make-with-password = Make the account with a password
page-account-weak-short = This password is too short. Take at least 12 characters, for example several words.
page-account-weak-long = This password is too long. Take at most 256 characters.
page-account-weak-common = This password is one of the first that anybody would try. Take another one, for example several words.
page-account-weak-name = The password must not be your name. Take another one.

page-account-again-lead = You change what you sign in with. Sign in once more first, so that nobody else does it who finds your browser open.
page-account-passkey-open-text = With your finger, your face or the code of your device. You need not type anything.
page-account-passkey-open = Sign in with a passkey
page-account-passkey-failed = That did not work. Try it again, or take another way in.
page-account-with-password = Sign in with the password
page-account-wrong = Name and password do not belong together. Look at both and try it again.
page-account-recover-door = I cannot get in any more
page-account-none-yet = No account yet?

page-account-recover = Get in with a recovery code
page-account-recover-lead = Type one of the codes that you were shown, and a new password. You will be signed out everywhere else.
page-account-code = Recovery code
page-account-recover-go = Get in
page-account-recover-none = No code left? Whoever runs this Dorsal can make a link that opens your record in a browser.
page-account-code-wrong = Name and code do not belong together, or the code was used already. Look at both, or take another code.

page-account-browsers = Where you are signed in
page-account-browser = A browser
page-account-here = this one
page-account-since = Since { $moment }
page-account-end = Sign out there
page-account-bound = { $count ->
    [one] One more browser has your record open without the account. “Sign out everywhere” ends it, too.
   *[other] { $count } more browsers have your record open without the account. “Sign out everywhere” ends them, too.
}
page-account-sign-out = Sign out
page-account-everywhere = Sign out everywhere
page-account-keys = What you sign in with
page-account-stale = To add a passkey, to change your password or to delete the account, sign in once more.
page-account-again = Sign in once more
page-account-passkeys = Passkeys
page-account-passkeys-text = One for each device, or one that your devices share.
page-account-passkeys-look = You came in with a recovery code. Look at these passkeys: each of them opens your account. Remove those that you do not know, or that are on a device that you have lost.
page-account-passkey-since = Made on { $moment }
page-account-passkey-add = Add a passkey
page-account-passkey-remove = Remove
page-account-passkey-last = This is the only way in. Set a password or add another passkey before you remove it.
page-account-passkey-elsewhere = Passkeys belong to one address. Open { $address } to use one.
page-account-password-current = Your password until now
page-account-password-new = New password
page-account-password-change = Set the password
page-account-password-wrong = Your password until now is not the right one. Try it again.
page-account-codes = Recovery codes
page-account-codes-left = { $count ->
    [0] You have none. With a code you get in when everything else is lost.
    [one] You have one left. Each works once.
   *[other] You have { $count } left. Each works once.
}
page-account-codes-make = Make new codes
page-account-codes-lead = Each of these opens your account once, when everything else is lost.
page-account-codes-text = Write them down or print this page, and keep it where you keep important papers. They are shown this once. Earlier codes work no more.
page-account-codes-kept = I have kept them

page-account-along = Take your record along
page-account-along-text = This browser had a record of its own before you signed in. If it is yours, the account can open it from now on, wherever you sign in. If others use this browser, too, be sure that it is not theirs.
page-account-along-yes = It is mine, take it along
page-account-along-here = This browser has a record that is not in your account yet. Look at it before you begin a new one.
page-account-have = Do you have an account already?
page-account-delete = Delete the account
page-account-delete-door = Your name, password and passkeys are deleted. Your record stays.
page-account-delete-go = Delete the account …
page-account-delete-lead = Your name, your password, your passkeys and your codes are deleted, and you are signed out everywhere. No backup brings them back.
page-account-delete-record = Your record stays in this browser, without an account. If it should go, too, erase it first:
page-account-delete-sure = I am sure.
page-account-delete-yes = Delete it

page-invitation-clinician = You were invited as a clinician. Make your account; with it you see what waits for a clinician. Take the name by which you are known in the clinic: it stands in each record that you read.
page-invitation-sponsor = You were invited by { $sponsor }. Make your account; with it you see a few numbers a month, and never a person.
page-invitation-operator = You were invited to run this Dorsal. Make your account; with it you invite clinicians and others.
page-invitation-member = You were invited. Make your account.
page-invitation-gone-title = This invitation does not work any more
page-invitation-gone = An invitation works once, and for three days. Ask for a new one.

page-error-not-signed-in-title = This page is not for everybody
page-error-not-signed-in = Sign in with an account that may see it.
page-error-later-title = A little later, please
page-error-later = So that nobody guesses a password by trying, only a few attempts in a row are looked at. You are not locked out: wait half a minute, go back and try it again.
