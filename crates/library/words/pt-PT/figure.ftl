# A figura que mostra um exercício.
page-figure-label = Uma figura mostra: { $exercise }
page-figure-pause = Parar a figura: { $exercise }

# O guia, para além do texto da página de origem.
page-guide-source = Fonte { $number }
page-guide-source-back = Voltar ao texto que refere a fonte { $number }, lugar { $place }
page-guide-more-about = Mais fácil, mais difícil, e porquê
page-guide-more-heading = Mais movimentos
page-guide-more-intro = Estão à espera nos programas do Dorsal. Recebe os que lhe convêm, poucos de cada vez.

page-guide-feel-heading = O que deve sentir
page-guide-feel-intro = Um ligeiro desconforto é normal. Avance em passos confortáveis, cada vez um pouco maiores.
page-guide-feel-fine = Está bem
page-guide-feel-fine-text = Um estiramento, algum esforço, uma dor leve que passa depressa. Músculos doridos durante um ou dois dias.
page-guide-feel-less = Faça menos
page-guide-feel-less-text = Dor claramente acima da que tinha no início, ou mais dor ou rigidez na manhã seguinte. Da próxima vez, escolha um movimento mais pequeno ou menos repetições. Num programa nosso, nada aumenta nesse caso, e fica mais fácil por si só se foi muito mais.
page-guide-feel-stop = Pare por hoje
page-guide-feel-stop-text = Dor aguda ou como uma facada. Dor que cresce a cada repetição ou que alastra. Dormência, fraqueza, tonturas, pressão no peito ou falta de ar.
page-guide-feel-note = Estes limites são nossos, inspirados em modelos publicados. O seu profissional de saúde pode definir outros para si.

page-guide-see-heading = Quando procurar alguém
page-guide-see-intro = A maior parte das dores na parte superior das costas é inofensiva. Por vezes vêm de outro lado: do coração, dos pulmões, da barriga, dos ossos ou de uma infeção.
page-guide-see-now = Peça ajuda agora
page-guide-see-now-chest = Dor, pressão ou aperto no peito; falta de ar; desmaio; dor súbita, como um rasgão, entre as omoplatas
page-guide-see-now-legs = Fraqueza, dormência ou falta de equilíbrio nas pernas, de novo
page-guide-see-now-bladder = Dificuldade nova com a bexiga ou os intestinos, ou dormência entre as pernas
page-guide-see-now-blow = Começou com uma queda ou pancada grave
page-guide-see-today = Hoje
page-guide-see-today-fever = Febre, arrepios ou mal-estar a sério, com a dor
page-guide-see-today-constant = Dor forte que nenhuma posição nem o descanso alteram
page-guide-see-today-band = Choques elétricos ao baixar a cabeça, ou dor à volta do peito, como uma cinta, com fraqueza ou dormência
page-guide-see-today-cancer = Dor nova nas costas, e cancro agora ou no passado
page-guide-see-today-shape = Um alto novo ou uma mudança nova na forma das costas; ou perde peso sem o querer
page-guide-see-soon = Dentro de dias
page-guide-see-soon-weeks = Não melhora ao fim de seis semanas
page-guide-see-soon-worse = Dor de 8 em 10 ou mais, ou pior de semana para semana
page-guide-see-soon-night = Dor sobretudo à noite ou ao deitar-se
page-guide-see-soon-bones = Ossos frágeis, ou cortisona durante muito tempo, e dor nova
page-guide-see-soon-age = Tem menos de 18 anos, ou é a primeira vez e tem mais de 60
page-guide-see-note = Os sinais vêm de orientações públicas; a rapidez é uma escolha nossa, cautelosa. Em caso de preocupação, não espere.

# Um exercício.
page-exercise-eyebrow = Guia
page-exercise-stop = Um ligeiro desconforto está bem. Pare se a dor se tornar aguda, crescer ou alastrar, ou se surgir algo novo.
page-exercise-do = Fazer agora
page-exercise-levels = Mais fácil e mais difícil
page-exercise-levels-intro = A começar pelo mais fácil. Não há pressa, e voltar atrás está bem.
page-exercise-level-start = A maioria das pessoas começa aqui
page-exercise-dose = Para começar
page-exercise-dose-up-to = A crescer até
page-exercise-where = Onde
page-exercise-where-floor = No chão ou num tapete
page-exercise-where-seated = Numa cadeira
page-exercise-where-standing = De pé
page-exercise-needs = Precisa de
page-exercise-needs-chair = uma cadeira firme
page-exercise-needs-band = uma banda elástica
page-exercise-needs-roll = uma toalha enrolada
page-exercise-needs-wall = uma parede livre
page-exercise-needs-doorway = uma porta
page-exercise-needs-cushion = uma almofada
page-exercise-needs-weight = um pequeno peso ou uma garrafa cheia
page-exercise-followed = Numa sessão
page-exercise-followed-camera = A câmara consegue acompanhar
page-exercise-followed-clock = O guia conta o tempo
page-exercise-amount-sets =
    { $number ->
        [one] uma série
       *[other] { $number } séries
    }
page-exercise-amount-times =
    { $number ->
        [one] uma vez
       *[other] { $number } vezes
    }
page-exercise-amount-minutes =
    { $number ->
        [one] um minuto
       *[other] { $number } minutos
    }
page-exercise-amount-hold = { $number } segundos em cada posição
page-exercise-amount-side = de cada lado
page-exercise-camera = O que a câmara observa
page-exercise-tier-measured = Medido: até onde vai é comparado com a sua própria amplitude habitual, nunca com a de outra pessoa.
page-exercise-tier-counted = Contado: as repetições são contadas; até onde vai não é avaliado.
page-exercise-tier-timed = Cronometrado: uma câmara não consegue ver isto suficientemente bem, e o Dorsal não finge que consegue. O guia conta o tempo.
page-exercise-evidence = De onde isto vem
page-exercise-mark-read = Lemos isto na fonte.
page-exercise-mark-common = Conhecimento geral; ainda não confirmado numa fonte.
page-exercise-mark-ours = Proposta nossa, não um valor publicado.
page-exercise-mark-worked-out = Calculado por nós a partir da fonte.
page-exercise-reviewed = Visto pela última vez em { $day }. Ainda nenhum profissional de saúde o assinou.
page-exercise-reviewed-by = Assinado por { $name } em { $day }.
