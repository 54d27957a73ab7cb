# O programa: porque é que cada exercício lá está, e o que se diz com cada decisão. { $exercise } é o nome de um exercício.

because-phase-1 = Faz parte das primeiras semanas: acalmar e mexer.
because-phase-2 = Faz parte da segunda fase: ir mais longe e aguentar mais tempo.
because-phase-3 = Faz parte da terceira fase: ganhar força.
because-phase-4 = Faz parte da última fase: manter o que alcançou.
because-mobility = Deixa mexer a parte superior das costas.
because-endurance = Ajuda os músculos que mantêm o tronco direito a aguentar mais tempo.
because-strength = Torna mais forte a parte superior das costas.
because-relaxation = Acalma, a si e à sua respiração.
because-aerobic = Põe a trabalhar o coração e o corpo todo.
because-goal = Disse-nos que isto conta para si.
because-goal-mobility = Disse-nos que quer mexer-se com mais liberdade.
because-goal-endurance = Disse-nos que quer aguentar mais tempo sentado e de pé.
because-goal-strength = Disse-nos que quer ficar mais forte.
because-goal-relaxation = Disse-nos que quer libertar a tensão.
because-constraint = Vem nesta versão por causa do que nos disse: { $constraint }.
because-equipment = Vem numa versão que só precisa do que tem.
because-you-have = Tem em casa o que é preciso.

decision-first-programme = Este é o seu programa: escolhido a partir do que nos disse, com uma razão para cada exercício. Começa com calma e cresce consigo.
decision-nothing-fits = Com o que nos disse, não temos nenhum exercício que seja bom para si com certeza. A escolha deve ser feita com alguém que conheça o seu caso.
decision-constraint = Por causa do que nos disse entretanto, tirámos ou tornámos mais fácil o que agora não é para si.
decision-new-intake = Deu-nos respostas novas sobre o seu tempo, o seu material ou os seus objetivos. O programa acompanha-as; o que já alcançou mantém-se.
decision-flare-up = Porque a dor se reacendeu, por agora são cerca de metade das repetições. Uma crise destas não é uma lesão. Bocados pequenos, muitas vezes, estão bem.
decision-flare-long = A sua crise dura há mais de { $days ->
    [one] { $days } dia
   *[other] { $days } dias
}. Antes de continuar, peça a um profissional de saúde que avalie a sua situação.
decision-flare-rebuild = Porque a crise passou, voltamos a subir, um pouco de cada vez.
decision-flare-rebuilt = Porque a crise passou e os últimos dias correram bem, está de volta ao ponto em que estava.
decision-amber = Porque a sua dor chegou a { $peak }, ou ainda não tinha acalmado por completo na manhã seguinte, mantemos a mesma quantidade. Se quiser, faça os movimentos mais pequenos.
decision-red = Porque a sua dor era { $before } antes, chegou a { $peak } e estava em { $morning } na manhã seguinte, tornamos tudo mais fácil: um nível abaixo, e em menor quantidade.
decision-red-unknown = Porque a sua dor subiu a { $peak } e ainda não sabemos como foi a manhã seguinte, nada aumenta, e a próxima sessão é a série mais fácil.
decision-red-twice = Porque duas sessões na mesma semana foram demais, peça a um profissional de saúde que avalie a sua situação antes de continuar.
decision-red-easiest = Porque até a versão mais fácil foi demais, peça a um profissional de saúde que avalie a sua situação antes de continuar.
decision-break = Porque esteve fora { $days ->
    [one] { $days } dia
   *[other] { $days } dias
} ou mais, recomeçamos com cerca de metade. Depressa lá volta.
decision-no-better = Porque a sua dor não aliviou em { $weeks ->
    [one] { $weeks } semana
   *[other] { $weeks } semanas
}, alguém deve avaliar tudo de novo antes de continuar.
decision-maintenance = { $weeks ->
    [one] { $weeks } semana
   *[other] { $weeks } semanas
}: chegou ao fim do programa. A partir de agora, { $sessions ->
    [one] { $sessions } sessão por semana mantém
   *[other] { $sessions } sessões por semana mantêm
} o que alcançou.
decision-next-phase = Porque as últimas sessões correram bem e já é altura, começa a fase seguinte (fase { $phase }). Os exercícios novos vêm um de cada vez.
decision-new-exercise = Porque a sua dor ficou em { $pain } ou menos { $sessions ->
    [one] na última sessão
   *[other] nas últimas { $sessions } sessões
} e tinha acalmado na manhã seguinte, junta-se um exercício novo: { $exercise }.
decision-step-repetition = Porque a sua dor ficou em { $pain } ou menos { $sessions ->
    [one] na última sessão
   *[other] nas últimas { $sessions } sessões
} e tinha acalmado na manhã seguinte, acrescentamos uma repetição a: { $exercise }.
decision-step-hold = Porque a sua dor ficou em { $pain } ou menos { $sessions ->
    [one] na última sessão
   *[other] nas últimas { $sessions } sessões
} e tinha acalmado na manhã seguinte, acrescentamos cinco segundos a: { $exercise }.
decision-step-set = Porque a sua dor ficou em { $pain } ou menos { $sessions ->
    [one] na última sessão
   *[other] nas últimas { $sessions } sessões
} e tinha acalmado na manhã seguinte, acrescentamos uma série, com menos repetições em cada uma, a: { $exercise }.
decision-step-level = Porque a sua dor ficou em { $pain } ou menos { $sessions ->
    [one] na última sessão
   *[other] nas últimas { $sessions } sessões
} e tinha acalmado na manhã seguinte, passa à versão seguinte de: { $exercise }.
decision-step-waits = { $sessions ->
    [one] A última sessão correu bem.
   *[other] As últimas { $sessions } sessões correram bem.
} Um passo agora deixaria a semana mais de { $percent } % acima do que já fez até aqui, por isso espera um pouco.
decision-plateau = Porque pouco mudou em { $weeks ->
    [one] { $weeks } semana
   *[other] { $weeks } semanas
}, trocamos um exercício por outro.
decision-nudge = { $done ->
    [0] Nenhuma sessão na última semana. Acontece. Cinco minutos fáceis são uma boa maneira de voltar.
    [one] Uma sessão de { $planned } na última semana. Conta. Fazemos as sessões mais curtas, ou mudamo-las para dias melhores?
   *[other] { $done } sessões de { $planned } na última semana. Contam. Fazemos as sessões mais curtas, ou mudamo-las para dias melhores?
}

## A página

page-programme-title = O seu programa
page-programme-phase-1 = As primeiras semanas.
page-programme-phase-1-text = Acalmar e mexer: pouco, fácil, muitas vezes.
page-programme-phase-2 = A segunda fase.
page-programme-phase-2-text = Ir mais longe e aguentar mais tempo.
page-programme-phase-3 = A terceira fase.
page-programme-phase-3-text = Ganhar força, um pequeno passo de cada vez.
page-programme-phase-4 = A última fase.
page-programme-phase-4-text = Manter o que alcançou, no seu dia a dia.
page-programme-session = Uma sessão demora cerca de
page-programme-minutes = min
page-programme-week = Por semana
page-programme-sessions = { $sessions ->
    [one] { $sessions } sessão
   *[other] { $sessions } sessões
}
page-programme-exercises = Exercícios
page-programme-respects = O seu programa respeita o que nos disse:
page-programme-amount = { $sets ->
    [one] { $repetitions ->
        [one] Uma vez
       *[other] { $repetitions } vezes
    }
   *[other] { $sets } séries de { $repetitions }
}
page-programme-hold = { $sets ->
    [one] { $repetitions ->
        [one] Uma vez, { $seconds } segundos
       *[other] { $repetitions } vezes, { $seconds } segundos de cada vez
    }
   *[other] { $sets } séries de { $repetitions }, { $seconds } segundos de cada vez
}
page-programme-each-side = de cada lado
page-programme-days = No máximo { $days ->
    [one] um dia
   *[other] { $days } dias
} por semana.
page-programme-why = Porque o tem
page-programme-none = Ainda não há programa. Em «Hoje» vê o que vem primeiro.
page-programme-waits = Há um primeiro programa em rascunho. Alguém da sua clínica vê-o antes de começar.
page-programme-today = Ir para hoje
page-programme-proposals = À espera da sua clínica
page-programme-proposals-lead = A sua clínica decide sobre isto. Até lá, tudo fica como está.
page-programme-was-proposed = para a sua clínica decidir
page-programme-keeps = nada muda
page-programme-decides-title = Quem decide
page-programme-decides-self-guided = Guia-se a si. As regras publicadas do Dorsal fazem o seu programa e mudam-no, e dizem sempre porquê. Nenhum profissional de saúde o vê.
page-programme-decides-clinic = Está ao cuidado de uma clínica. As regras do Dorsal propõem, e um profissional de saúde decide.
page-programme-decides-ask = Há aqui profissionais de saúde. Se gostava que um deles decidisse consigo, diga-lhe o nome da sua conta.
page-programme-never-title = O que nunca lhe vai pedir
page-programme-never = O seu nome ou o seu e-mail. Que insista contra uma dor aguda. Que compense um dia que ficou para trás.
page-programme-change = Mudar as minhas respostas
page-programme-decisions = Como se chegou aqui
page-programme-decisions-lead = Cada mudança do seu programa, porque foi feita e em que assenta. A mais recente vem primeiro.
page-programme-rests-on = Em que assenta
