# A figura que mostra um exercício.
page-figure-label = Uma figura mostra: { $exercise }
page-figure-pause = Parar a figura: { $exercise }
