# A verificação de segurança: o que fica guardado, o país, as perguntas.

## O que fica guardado, e o país

consent-title = Antes de começar
consent-lead = Duas coisas primeiro: o que guardamos, e em que país está.
consent-keep = Guardamos as suas respostas, as suas repetições, a curva das suas costas e como se sentiu. Tudo fica cifrado no servidor em que abriu esta página.
consent-picture = A imagem da câmara fica no seu dispositivo. Nunca é enviada e nunca é guardada.
consent-browser = O seu registo pertence a este navegador. Não tem nome nem endereço de e-mail.
consent-not-live = Ninguém está a ver nem a ler enquanto faz os exercícios. Numa emergência, peça ajuda diretamente.
consent-agree = Li e concordo
consent-country = Em que país está agora?
consent-country-why = Para lhe mostrarmos o número de emergência certo. Perguntamos, porque adivinhar podia correr mal.
consent-country-choose = Escolha um país
consent-country-other = O meu país não está na lista
consent-continue = Continuar
consent-missing-agree = Assinale a caixa, por favor, ou volte ao guia: pode lê-lo livremente, sem registo.
consent-missing-country = Escolha o seu país.
consent-old = Este texto mudou desde que abriu a página. Leia-o mais uma vez, por favor.
country-unknown-title = Não sabemos o seu número de emergência
country-unknown = Uma sessão precisa de um número para ligar se algo correr mal, e não queremos adivinhá-lo. Por isso não começa nenhuma sessão. Abaixo estão os números que conhecemos; o guia está sempre aberto para si.

## As perguntas

check-title = Breves perguntas de segurança
check-lead = Cerca de dois minutos. Procuram sinais de que deve consultar alguém antes de fazer exercício. Não conseguem detetar tudo. Na dúvida, responda «sim».
check-not-live = Ninguém lê estas respostas em direto. Se a sua saúde lhe causa preocupação neste momento, ligue para o { $number }.
check-yes = Sim
check-no = Não
check-danger-legend = Agora ou nos últimos dias
check-today-legend = Hoje
check-about-legend = Sobre si
check-send = Ver se posso começar
check-missing = Algumas perguntas ainda não têm resposta. Uma pergunta por responder pode esconder algo importante, por isso nenhuma sessão começa sem ela.
check-missing-one = Responda a esta, por favor.
check-missing-age = Escreva a sua idade em número, por exemplo 44.
check-again = Por segurança, as sessões ficam fechadas durante 24 horas, mesmo que uma resposta tenha sido engano.

check-chest-pain = Tem algum destes sinais?
    • dor, pressão ou aperto no peito, agora ou com esforço
    • dor que se espalha para o maxilar ou para o braço
    • dor na parte superior das costas com suores, náuseas, tonturas ou sensação de desmaio
    • dor na parte superior das costas que aparece com o esforço e alivia com o repouso
check-tearing-pain = Teve uma dor súbita, como se algo se rasgasse, entre as omoplatas ou no peito: a pior de sempre, ou com desmaio ou suores frios?
check-breathless = Alguma destas coisas é verdade?
    • tem falta de ar que não tinha antes
    • tosse com sangue
    • tem uma dor aguda quando inspira
    • tem a barriga da perna inchada, só de um lado
check-leg-weakness = Alguma destas coisas é verdade?
    • tem as duas pernas fracas, dormentes ou com formigueiro
    • começou há pouco tempo a perder o equilíbrio
    • começou há pouco tempo a tropeçar
    • tem as mãos desajeitadas
check-saddle-numbness = Alguma destas coisas é verdade?
    • tem dormência à volta dos genitais ou nas nádegas
    • tem problemas novos com a bexiga ou os intestinos
    • tem problemas novos em ter uma ereção
check-major-trauma = Esta dor começou depois de uma queda grave, de um acidente ou de uma pancada forte?
check-fever = Teve febre, arrepios ou suores nas últimas duas semanas, ou sente-se doente ao mesmo tempo que tem a dor?
check-sharp-or-new = Tem hoje uma dor aguda, em pontada, ou algum sintoma novo?
check-pregnant = Está grávida, ou teve um parto nas últimas 12 semanas?
check-osteoporosis = Alguma destas coisas é verdade?
    • tem osteoporose (ossos frágeis)
    • alguma vez partiu um osso numa queda ligeira
    • perdeu altura
    • tomou comprimidos de cortisona durante meses
check-pain = Que intensidade tem a sua dor agora?
check-pain-low = sem dor
check-pain-high = a pior que consegue imaginar

## Depois de respostas que fecharam as sessões


## Perguntado de novo depois de parar

recheck-title = Algumas perguntas, agora mesmo
recheck-lead = Parou por causa da dor ou de algo novo. Responda de novo a estas perguntas, para lhe podermos dizer o que fazer a seguir.
recheck-clear-title = Ainda bem: nenhum dos sinais de perigo
recheck-clear = Por hoje, descanse. Se piorar, se se espalhar, ou se surgir outra coisa, fale com um profissional de saúde.

## Porque é que uma resposta importa

why-chest-pain = Uma dor no peito, ou uma dor nas costas com suores ou com o esforço, pode vir do coração.
why-tearing-pain = Uma dor súbita, como se algo se rasgasse, pode vir da grande artéria do peito.
why-breathless = Falta de ar nova, tosse com sangue ou a barriga da perna inchada podem ser sinal de um coágulo no pulmão.
why-leg-weakness = Pernas fracas ou dormentes e um andar instável podem ser sinal de pressão na medula espinhal.
why-saddle-numbness = Dormência nessa zona, ou problemas novos com a bexiga ou os intestinos, podem ser sinal de nervos apertados.
why-major-trauma = Depois de uma queda grave, de um acidente ou de uma pancada forte, pode haver um osso partido.
why-fever = Febre ou sentir-se doente, com dor nas costas, pode ser sinal de uma infeção.
why-sharp-or-new = Uma dor aguda e sintomas novos precisam de descanso e de ser vistos com atenção antes de fazer exercício.
why-under-18 = O Dorsal é feito para adultos. Em pessoas mais novas, a dor nas costas deve ser vista primeiro por um profissional de saúde.
why-pregnant = Na gravidez e nas semanas depois do parto, algumas posições precisam de ser adaptadas para si.
why-osteoporosis = Com ossos frágeis, dobrar-se ou rodar muito pode fazer mal. Os exercícios devem ser escolhidos para si.
why-cancer-with-nerve-signs = Cancro, juntamente com fraqueza ou dormência, pode ser sinal de pressão na medula espinhal.
why-osteoporosis-with-new-symptoms = Com ossos frágeis, uma dor súbita e aguda pode ser uma vértebra partida, mesmo sem queda.
why-pain-high = Disse-nos que a dor é { $pain } em 10. Com uma dor tão forte, um profissional de saúde deve avaliar primeiro.
why-pain-easiest = Disse-nos que a dor é { $pain } em 10. Por isso, hoje tem a série mais fácil.

## As páginas das perguntas

page-check-part = Parte { $part } de { $parts }:
page-check-back = Voltar
page-check-continue = Continuar
page-check-yours = a sua resposta
page-check-doubt = Na dúvida, responda «sim».
