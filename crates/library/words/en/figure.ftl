# The figure that shows an exercise.
page-figure-label = A figure shows: { $exercise }
page-figure-pause = Stop the figure: { $exercise }
