# Movements that a person wants kept: the wish, what is kept, and the figure that shows them again.
page-movements-title = Seeing your movements again
page-movements-door = Whether the points of your body are kept for a while. Off until you say so.
page-movements-lead = If you like, Dorsal keeps how you moved, and shows it to you again as a moving line figure. It does so only if you say so here.
page-movements-kept = Keep my movements
page-movements-what = What is kept: where 33 points of your body were (shoulders, elbows, hips and so on) and the line of your back, from a few seconds before each set until its end. Pauses are left out.
page-movements-never = Never kept: pictures, film, sound. None can be made from the points.
page-movements-size = How much: about { $size } kB for each minute in front of the camera.
page-movements-where = Where: with your record on this server, encrypted with a key of its own.
page-movements-gone = How it goes: by itself when its days are over, at once whenever you let it go, and with your record. Then no copy of the record brings it back.
page-movements-how-long = For how long
page-movements-none = Not at all
page-movements-days = { $days ->
    [one] One day after each session
   *[other] { $days } days after each session
}
page-movements-now = Kept now
page-movements-nothing = Nothing. Your sessions count all the same.
page-movements-there = { $count ->
    [one] One set is kept, { $size } kB. It goes by itself on { $day }.
   *[other] { $count } sets are kept, { $size } kB in all. The last of them goes by itself on { $day }.
}
page-movements-see = You find them with each session, under
page-movements-all-go = Let all of it go now
page-movements-ask = And what is kept already?
page-movements-ask-text = From now on nothing more is kept. What was kept until now can go at once, or stay until its days are over.
page-movements-ask-go = Let it go now
page-movements-ask-stay = It may stay until then
page-movements-withdraw = Let these movements go now as well
page-movements-offer = Would you like to see your movements again?
page-movements-offer-text = From your next session on, Dorsal can keep the points of your body that the camera sees, never a picture, for { $days } days, and show you the movement once more as a line figure. A session like this one would be about { $size } kB. Nothing of this one was kept.
page-movements-offer-facts = What exactly is kept, where, and how it goes
page-movements-offer-yes = Yes, for { $days } days
page-movements-offer-no = No, thank you
page-movements-offer-later = We ask this once. You can change it at any time in the settings:

page-replay-go = See this exercise again
page-replay-goes = As a line figure. It goes by itself on { $day }.
page-replay-title = { $name }, seen again
page-replay-back = Back to the session
page-replay-lead = The points that the camera saw of you, joined by lines, as in a mirror. What it did not see is not drawn. No picture was kept.
page-replay-gone = Nothing is kept of this exercise any more. What was counted stays in your session.
page-replay-nobody = Nobody can be seen in what was kept of this part.
page-replay-set = Set { $set }
page-replay-set-left = Set { $set }, left
page-replay-set-right = Set { $set }, right
page-replay-counted = { $count ->
    [0] { $seconds } seconds, without a counted repetition.
    [one] { $seconds } seconds, one repetition was counted.
   *[other] { $seconds } seconds, { $count } repetitions were counted.
}
page-replay-alt = A line figure: { $name }, as the camera saw you.
page-replay-time = Moment
page-replay-moments = Moments of it
page-replay-start = The start
page-replay-repetition = Repetition { $number }, farthest
page-replay-keep-heading = How long it stays
page-replay-until = It goes by itself on { $day }. It takes { $size } kB.
page-replay-let-go = Let it go now
page-replay-let-go-text = The figure of this exercise is then gone for good. What was counted stays.
page-replay-let-go-yes = Let it go for good
page-replay-settings = What is kept, and for how long
page-replay-say-play = Play
page-replay-say-pause = Pause
page-replay-say-loading = One moment …
page-replay-say-failed = It could not be loaded. Please try once more.
page-replay-say-at = { $seconds } of { $length } seconds
page-replay-say-repetition = { $seconds } of { $length } seconds, repetition { $number } of { $count }
page-replay-say-unseen = not seen here

page-symmetry-heading = Left and right
page-symmetry-lead = How far each side went in your last session with the exercise. The bars at the ends are the error of the measurement.
page-symmetry-differs-left = { $name }: the left side went further, by more than the measurement’s error.
page-symmetry-differs-right = { $name }: the right side went further, by more than the measurement’s error.
page-symmetry-unknown = Of this movement nobody has measured our error on people yet: the bars at the ends are the unrest of this session alone, and no difference is called one.
page-symmetry-usual = Many healthy people move a little further to one side.
page-symmetry-left = Left
page-symmetry-right = Right
page-symmetry-side = Side
page-symmetry-mean = This time
page-symmetry-error = Error
page-symmetry-own = Your usual range
page-symmetry-alt = { $name }: left { $left }, right { $right }, error { $error } { $unit }.
page-symmetry-own-mark = The line across each bar is your own range from before. The camera counts by it.
