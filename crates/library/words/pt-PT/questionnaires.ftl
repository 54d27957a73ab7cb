# Questionários: em palavras nossas, exceto as perguntas e respostas do PHQ e do GAD.

## Dor

questionnaire-pain-title = A sua dor
questionnaire-pain-lead = Três números de 0 a 10. Não há respostas certas: o que conta é como é para si.
questionnaire-pain-now = Que intensidade tem a sua dor neste momento?
questionnaire-pain-average = Em média, nos últimos 7 dias, que intensidade teve?
questionnaire-pain-worst = E no pior momento dos últimos 7 dias?
questionnaire-pain-low = sem dor
questionnaire-pain-high = a pior que consegue imaginar

## Atividades

questionnaire-activities-title = Três coisas que contam para si
questionnaire-activities-lead = Escolha até três coisas que as suas costas tornam difíceis e que quer voltar a fazer: brincar com uma criança, uma hora à secretária, dormir a noite toda. De cada vez avalia as mesmas três.
questionnaire-activities-text = Até que ponto consegue fazê-la agora?
questionnaire-activities-low = não consigo fazê-la
questionnaire-activities-high = tão bem como antes da dor

## Mudança

questionnaire-change-title = No conjunto
questionnaire-change-lead = Lembre-se do dia em que começou com o Dorsal.
questionnaire-change-text = Em comparação com esse dia, como está agora a parte superior das suas costas?
questionnaire-change-1 = muitíssimo melhor
questionnaire-change-2 = muito melhor
questionnaire-change-3 = um pouco melhor
questionnaire-change-4 = na mesma
questionnaire-change-5 = um pouco pior
questionnaire-change-6 = muito pior
questionnaire-change-7 = muitíssimo pior
questionnaire-change-better = claramente melhor
questionnaire-change-same = mais ou menos na mesma
questionnaire-change-worse = claramente pior
questionnaire-change-advice = Obrigado por nos dizer. Se está claramente pior, fale com um médico ou fisioterapeuta: podem procurar a razão e mudar o plano.

## Trabalho

questionnaire-work-title = Trabalho e dia a dia
questionnaire-work-lead = Quatro perguntas sobre os últimos 7 dias. Se não tem trabalho pago, ponha 0 horas nas duas primeiras.
questionnaire-work-missed = Quantas horas de trabalho perdeu por causa das costas?
questionnaire-work-worked = Quantas horas trabalhou?
questionnaire-work-at-work = Enquanto trabalhou, quanto é que as costas lhe dificultaram o trabalho?
questionnaire-work-daily = E em todo o resto do seu dia (casa, família, compras, desporto): quanto é que lhe dificultaram as coisas?
questionnaire-work-low = nada
questionnaire-work-high = não consegui fazer nada

## Confiança

questionnaire-confidence-title = Confiança nas suas costas
questionnaire-confidence-lead = Um número de 0 a 10. Muitas pessoas mexem-se com receio depois de semanas de dor; isso costuma mudar com o tempo.
questionnaire-confidence-text = Que certeza tem de que pode mexer as costas sem lhes fazer mal?
questionnaire-confidence-low = nenhuma certeza
questionnaire-confidence-high = certeza total

## Humor e preocupação. As perguntas e respostas do PHQ e do GAD são dos seus autores

questionnaire-often-0 = Nunca
questionnaire-often-1 = Vários dias
questionnaire-often-2 = Mais de metade dos dias
questionnaire-often-3 = Quase todos os dias
questionnaire-phq-item-1 = Pouco interesse ou pouco prazer em fazer as coisas
questionnaire-phq-item-2 = Sentir tristeza, desânimo ou falta de esperança
questionnaire-phq-item-3 = Dificuldade em adormecer ou em dormir sem interrupções, ou dormir demais
questionnaire-phq-item-4 = Sentir cansaço ou ter pouca energia
questionnaire-phq-item-5 = Falta de apetite ou comer demais
questionnaire-phq-item-6 = Sentir-se mal consigo, achar que falhou, ou que se desiludiu ou desiludiu a família
questionnaire-phq-item-7 = Dificuldade em concentrar-se, por exemplo ao ler o jornal ou ao ver televisão
questionnaire-phq-item-8 = Mexer-se ou falar tão devagar que outras pessoas o poderiam ter notado? Ou o contrário: sentir tanta agitação ou inquietação que andou de um lado para o outro muito mais do que o costume
questionnaire-gad-item-1 = Sentir nervosismo, ansiedade ou grande tensão
questionnaire-gad-item-2 = Não conseguir parar ou controlar as preocupações
questionnaire-gad-item-3 = Preocupar-se demais com várias coisas
questionnaire-gad-item-4 = Dificuldade em relaxar
questionnaire-gad-item-5 = Sentir tanta inquietação que é difícil ficar no mesmo sítio
questionnaire-gad-item-6 = Irritar-se ou aborrecer-se com facilidade
questionnaire-gad-item-7 = Sentir medo, como se algo terrível pudesse acontecer
questionnaire-phq-attribution = Do Patient Health Questionnaire, criado pelos Drs. Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke e colegas, com uma bolsa educativa da Pfizer Inc. Não é precisa autorização para o reproduzir, traduzir, mostrar ou distribuir. A tradução é nossa. A pergunta sobre fazer mal a si mesmo fica de fora.
questionnaire-gad-attribution = Da escala GAD, criada pelos Drs. Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke e colegas, com uma bolsa educativa da Pfizer Inc. Não é precisa autorização para a reproduzir, traduzir, mostrar ou distribuir. A tradução é nossa.
questionnaire-phq-2-title = Como tem estado
questionnaire-phq-2-lead = Nas últimas 2 semanas, com que frequência lhe causou incómodo algum destes problemas? Ninguém lê as suas respostas em direto.
questionnaire-phq-8-title = Um olhar mais atento ao seu humor
questionnaire-phq-8-lead = Nas últimas 2 semanas, com que frequência lhe causou incómodo algum destes problemas? Ninguém lê as suas respostas em direto.
questionnaire-gad-2-title = Duas perguntas sobre preocupação
questionnaire-gad-2-lead = Nas últimas 2 semanas, com que frequência lhe causou incómodo algum destes problemas? Ninguém lê as suas respostas em direto.
questionnaire-gad-7-title = Um olhar mais atento à preocupação
questionnaire-gad-7-lead = Nas últimas 2 semanas, com que frequência lhe causou incómodo algum destes problemas? Ninguém lê as suas respostas em direto.
questionnaire-short-below = abaixo do valor que pede um olhar mais atento
questionnaire-short-above = merece um olhar mais atento
questionnaire-band-minimal = poucos ou nenhuns destes problemas
questionnaire-band-mild = ligeiro
questionnaire-band-moderate = moderado
questionnaire-band-moderately-severe = moderadamente grave
questionnaire-band-severe = grave
questionnaire-phq-2-advice = Obrigado por responder com sinceridade. Mais algumas perguntas ajudam a perceber como está; levam dois minutos.
questionnaire-gad-2-advice = Obrigado por responder com sinceridade. Mais algumas perguntas ajudam a perceber quanto pesa a preocupação; levam dois minutos.
questionnaire-phq-8-advice = Isto parece pesado, e não tem de o carregar sem ajuda. O desânimo e a dor alimentam-se um ao outro, e há ajuda para os dois. Fale com o seu médico ou com outro profissional de saúde. Se pensa em fazer-se mal, ou não se sente em segurança, ligue já para uma linha de apoio em crise ou para o seu número de emergência.
questionnaire-gad-7-advice = É muita preocupação, e não tem de a carregar sem ajuda. A preocupação e a dor alimentam-se uma à outra, e há ajuda para as duas. Fale com o seu médico ou com outro profissional de saúde. Se pensa em fazer-se mal, ou não se sente em segurança, ligue já para uma linha de apoio em crise ou para o seu número de emergência.
