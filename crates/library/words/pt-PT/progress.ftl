# Progresso: o que mudou, dito com franqueza. Os textos mais antigos da página estão em pages.ftl.
page-progress-said-same = A sua dor está mais ou menos como no início: { $first } nessa altura, { $last } agora. Uma mudança de menos de { $least } pontos pode ser acaso.
page-progress-said-better = A sua dor é menor do que no início: { $first } nessa altura, { $last } agora. É mais do que o acaso explica.
page-progress-said-worse = A sua dor é maior do que no início: { $first } nessa altura, { $last } agora. É mais do que o acaso explica. Se continuar assim, peça a alguém que veja o que se passa.
page-progress-said-start = Começou com uma dor de { $first }. São precisas algumas semanas até se distinguir uma mudança do acaso.
page-progress-said-early = Ainda é cedo para dizer se alguma coisa mudou.
page-progress-said-cause = Se foram os exercícios, os números de uma só pessoa não o conseguem dizer.
page-progress-due = Há uma pergunta curta à espera: { $title }
page-progress-due-go = Responder

page-progress-pain-heading = Dor
page-progress-pain-lead = A sua dor média de 7 dias, de 0 (nenhuma) a 10.
page-progress-pain-sessions-heading = À volta das suas sessões
page-progress-pain-sessions-lead = A dor antes e depois de cada sessão, e na manhã seguinte quando a indicou.
page-progress-line-before = antes
page-progress-line-after = depois
page-progress-line-morning = manhã seguinte
page-progress-function-heading = O que quer voltar a fazer
page-progress-function-lead = Até que ponto o consegue fazer, de 0 (não consigo) a 10 (como antes). Numa só atividade, uma mudança de menos de { $least } pontos pode ser acaso.
page-progress-confidence-heading = Confiança nas suas costas
page-progress-confidence-lead = De 0 (nenhuma certeza) a 10 (certeza total). Ninguém mediu ainda que mudança é aqui mais do que acaso, por isso mostramos só o que disse.
page-progress-weeks-heading = Sessões e minutos
page-progress-weeks-lead = Minutos em movimento, semana a semana. Uma semana sem sessão é só uma semana: aparece, e não estraga nada.
page-progress-weeks-done = { $sessions ->
    [one] Uma sessão até agora, { $minutes ->
        [0] menos de um minuto
        [one] um minuto
       *[other] { $minutes } minutos
    } em movimento.
   *[other] { $sessions } sessões até agora, { $minutes ->
        [0] menos de um minuto
        [one] um minuto
       *[other] { $minutes } minutos
    } em movimento.
}
page-progress-unfinished = { $count ->
    [one] Uma sessão foi começada e não acabada. Conta pelo que foi feito.
   *[other] { $count } sessões foram começadas e não acabadas. Contam pelo que foi feito.
}
page-progress-shift-better = { $name }: melhor, { $first } no início e { $last } agora.
page-progress-shift-worse = { $name }: pior, { $first } no início e { $last } agora.
page-progress-shift-same = { $name }: mais ou menos na mesma, { $first } no início e { $last } agora.
page-progress-chart-alt = { $name }: { $count ->
    [one] um valor, { $last }.
   *[other] { $count } valores, o primeiro { $first }, o último { $last }.
}
page-progress-weeks-alt = { $sessions ->
    [one] Uma sessão
   *[other] { $sessions } sessões
} em { $weeks ->
    [one] uma semana.
   *[other] { $weeks } semanas.
}
page-progress-table = O mesmo em tabela
page-progress-value = Valor
page-progress-week = Semana de
page-progress-sessions = Sessões
page-progress-minutes-long = Minutos
page-progress-range-heading = Até onde chega
page-progress-range-lead = A faixa sombreada é o erro da medição. O que fica dentro dela é o mesmo, pareça o que parecer.
page-progress-range-none = Quando a câmara tiver medido uma rotação ou uma inclinação em duas sessões, verá aqui se vai mais longe. Dos outros movimentos ninguém mediu ainda o nosso erro em pessoas, por isso nenhum é tratado como mudança.
page-progress-range-better = { $name }: mais longe do que da primeira vez, mais do que o erro da medição.
page-progress-range-worse = { $name }: menos longe do que da primeira vez, mais do que o erro da medição.
page-progress-range-same = { $name }: o mesmo da primeira vez, dentro do erro da medição de { $error } { $unit }.
page-progress-range-unit = graus

page-progress-changes-heading = O que mudou para si, e porquê
page-progress-changes-none = Ainda nada mudou. Cada mudança aparecerá aqui, com a regra que está por trás.
page-progress-changes-older = Mudanças anteriores
page-progress-changes-proposed = Está à espera do seu profissional de saúde.
page-progress-changes-rule = Regra: { $rule }
page-progress-changes-source = De onde vem: { $source }
page-progress-changes-facts = Em que se apoia
page-progress-changes-why = A regra que está por trás

page-progress-sessions-heading = As suas sessões
page-progress-session-of = { $name } e mais { $more }
page-progress-not-begun = parou antes de começar
page-progress-peak = a pior: { $peak }
page-progress-session-nothing = Nada foi entregue.
page-progress-papers-heading = Em papel
page-progress-papers-lead = Feito neste servidor, para imprimir ou entregar. O Dorsal não o envia a ninguém.
page-progress-letter = Uma carta para o seu médico
page-progress-sheet = Os seus exercícios numa folha

page-progress-one-title = Sessão { $number }
page-progress-one-back = Todas as sessões
page-progress-one-correct = corretas
page-progress-one-hold = Tempo em posição
page-progress-one-tempo = Segundos por repetição
page-progress-one-unseen = Sem ver
page-progress-one-said = O que disse
page-progress-one-peak = Pior dor durante a sessão
page-progress-one-later = Dor meia hora depois
page-progress-one-morning = Dor na manhã seguinte
page-progress-one-after = Dor depois
page-progress-one-reps = Repetições pela sua contagem
page-progress-one-not-said = não indicado
page-progress-one-first = Antes da correção de { $day } era: { $before }.
page-progress-correct-heading = Corrigir o que disse
page-progress-correct-lead = O que disse primeiro fica no seu registo. A partir de agora conta a correção, e as regras voltam a olhar para ela.
page-progress-correct-send = Corrigir
page-progress-correct-empty = não indicado

page-progress-sent-lead = Deste dispositivo para este servidor, e para mais lado nenhum. Nenhuma imagem, nenhum som: só o que está nesta lista.
page-progress-sent-kind = O quê
page-progress-sent-when = Última vez
page-progress-sent-count = Quantas vezes
page-progress-sent-bytes = Bytes
page-progress-sent-to = Para: { $host }
page-progress-sent-sum = Ao todo
page-progress-left-pain = Ficou de fora: doía. Fez bem em dar ouvidos a isso.
page-progress-left-too-hard = Ficou de fora: era demasiado difícil para hoje.
page-progress-left-no-room = Ficou de fora: não havia espaço, ou faltava alguma coisa.
page-progress-left-other = Ficou de fora desta vez.
