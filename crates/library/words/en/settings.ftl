# Settings: this browser, reminders, one's own record.
page-settings-title = Settings
page-settings-save = Save
page-settings-more = More settings
page-settings-language = Language
page-settings-text = Size of the text
page-settings-text-usual = Usual
page-settings-text-large = Large
page-settings-text-larger = Larger
page-settings-session = In a session
page-settings-voice = Say it out loud
page-settings-voice-text = Short cues, by a voice that lives on this device. Everything that is said can be read, too.
page-settings-camera = Offer the camera
page-settings-camera-text = The picture is looked at on this device and never sent. Without it you follow the figure at your own pace.
page-settings-here = Kept in this browser only, as soon as you touch it.
page-settings-country = Country
page-settings-country-text = For the emergency number that we show.
page-settings-pays = { $sponsor } pays for you
page-settings-pays-text = You are counted in the few numbers that they see each month, always together with at least nine others. Nobody there sees your name or anything else of you. Dorsal stays as it is for you if you are not counted.
page-settings-pays-leave = Do not count me
page-settings-pays-left = You are not counted any more: from the month that is now on you are in nobody’s numbers. If you want to be counted again, ask once more whether you are covered:
page-settings-stranger = Reminders, and what is kept about you, come with your own record. It begins with the safety check.

page-reminders-title = Messages and reminders
page-reminders-door = How often, when it is quiet, and time in your calendar.
page-reminders-lead = You decide when Dorsal may speak up. It keeps to it.
page-reminders-saved = Saved.
page-reminders-budget = How often
page-reminders-channels = Dorsal sends no e-mail, no text messages and no notifications. It speaks in two places only: on the page Today, when you open it, and in your calendar, if you put it there. Both keep to what you set here. What closes sessions for your safety is always shown.
page-reminders-days-a-week = On at most
page-reminders-so-many = { $days ->
    [0] no day: only when I ask
    [one] { $days } day a week
    [7] every day
   *[other] { $days } days a week
}
page-reminders-quiet = Quiet hours
page-reminders-quiet-text = No message is shown and nothing reminds in these hours. Leave both empty for none.
page-reminders-from = From
page-reminders-until = Until
page-reminders-calendar = Time for yourself
page-reminders-calendar-text = Choose days and a time. Your own calendar reminds you then, also when Dorsal is closed. If a day does not suit, let it pass: nothing is counted and nothing is lost.
page-reminders-on = On these days
page-reminders-at = At
page-reminders-minutes = For
page-reminders-too-many = These are more days than you want to hear from Dorsal. Choose fewer days, or allow more of them above.
page-reminders-in-quiet = This time lies in your quiet hours. Choose another time, or change the quiet hours.

page-calendar-title = Time for yourself
page-calendar-into = Into your calendar
page-calendar-neutral = The entry is called “{ $title }”, and says nothing about your health or about Dorsal. Others who see your calendar learn no more.
page-calendar-download = Download the calendar file
page-calendar-download-text = Open it, and your calendar takes it in. If you change the days here, download it once more.
page-calendar-address = Or an address that stays up to date
page-calendar-address-text = Your calendar can fetch it by itself from a secret address. You can revoke it here at any time.
page-calendar-since = There is an address, made on { $day }. It was shown once and cannot be shown again.
page-calendar-make = Make a secret address
page-calendar-anew = Make a new one; the old one stops
page-calendar-revoke = Revoke the address
page-calendar-made = Your calendar’s address
page-calendar-made-text = In your calendar, look for “subscribe” or “from an address”, and paste this there.
page-calendar-copy = The address
page-calendar-secret = It is shown this once. Whoever has it sees the days and times that you set aside, and nothing else. If it gets into the wrong hands, revoke it under Settings.
page-calendar-done = Done

page-record-title = Your record
page-record-door = Take it along, open it elsewhere, or erase it.
page-record-lead = It belongs to you. You can take it along, open it in another browser, and have it erased.
page-record-take = Take a copy
page-record-take-text = Everything that is kept, with every decision and its reason, and who else has looked at it. Keep it as you keep letters from your doctor.
page-record-page = A page to read
page-record-data = As data (JSON)
page-record-sent = What was sent from this device
page-record-other = Open it in another browser
page-record-other-text = A link opens your record there, too. It works once, for 15 minutes.
page-record-link = Make a link
page-record-link-title = A link to your record
page-record-link-text = Open it in the other browser within 15 minutes, and press the button there.
page-record-link-copy = The link
page-record-link-secret = Whoever opens it first has your record. Don’t post it anywhere.
page-record-agreement = Your agreement
page-record-agreement-text = You have agreed that your answers and results are kept here.
page-record-withdraw = Take the agreement back
page-record-withdraw-lead = You can take it back at any time. This is what it means:
page-record-withdraw-1 = No more sessions, and nothing more is decided for you, until you agree again.
page-record-withdraw-2 = The secret address of your calendar, if you have one, stops.
page-record-withdraw-3 = What was kept until now stays as it is. If you want it gone, erase your record.
page-record-withdraw-yes = Take it back
page-record-withdrawn = You have taken your agreement back.
page-record-agree = Agree again

page-erase-title = Erase everything
page-erase-door = Your record goes away for good.
page-erase-go = What this means
page-erase-lead = Nobody can bring it back afterwards: not you, and not whoever runs this Dorsal.
page-erase-what = Your answers, sessions, programme and progress are erased, with the key that opens them.
page-erase-browsers = Every browser that has your record open loses it. Links and the calendar’s address stop.
page-erase-backups = Your record is put on a list of erasures. If a backup is put back one day, it leaves your record out. Until the old backups are deleted, a sealed copy may lie in them.
page-erase-files = Files that you or somebody in your clinic have downloaded, and entries in your calendar, stay where they are.
page-erase-take-first = Take a copy first
page-erase-on = Go on
page-erase-no = No, keep it
page-erase-sure-title = Are you sure?
page-erase-sure = Yes, erase my whole record for good.
page-erase-yes = Erase everything now
page-erase-gone = It is gone
page-erase-gone-text = Your record was erased, and this browser keeps nothing of it. Thank you for the time that you spent here. You are welcome back whenever you like.
page-erase-gone-backups = If you put reminders into your calendar, you can delete them there.
