# As perguntas de segurança completas: as que não fazem parte das breves, e porque é que as respostas importam.

check-pain-legend = Sobre a sua dor
check-full-title = Pode começar em segurança?
check-moved-today = Hoje já se mexeu; amanhã também vai a tempo.
check-full-lead = Cerca de cinco minutos, uma vez agora e de novo de quatro em quatro semanas. Procuram sinais de que deve consultar alguém primeiro. Não conseguem detetar tudo. Na dúvida, responda «sim».
check-none-of-these = Nenhuma destas

check-leg-weakness-rapid = Isso apareceu, ou piorou, nos últimos dias?
check-electric-shocks = Sente choques elétricos nos braços ou nas pernas quando baixa a cabeça, ou tem um braço e uma perna afetados ao mesmo tempo?
check-rash = Tem manchas na pele com bolhas, ou uma faixa de pele a arder, só de um lado do corpo?
check-worse-weekly = A dor tem piorado de semana para semana?
check-band-like = A dor ou a dormência dá a volta ao peito ou à barriga, como uma cinta?
check-constant-pain = A dor é forte o tempo todo, faça o que fizer: não melhora com descanso, com movimento nem noutra posição?
check-night-pain = A dor aparece sobretudo de noite, ou piora muito quando se deita?
check-lump = Encontrou um alto ou um inchaço, ou as suas costas mudaram de forma há pouco tempo?
check-weight-loss = Perdeu peso sem querer?
check-belly = Tem também algum destes sinais?
    • dor na parte de cima da barriga ou no lado do tronco
    • dor depois das refeições
    • pele amarelada
    • dificuldade em urinar
check-belly-severe = Essa dor é muito forte?
check-long-and-early = Esta dor dura há mais de três meses, e começou antes dos seus 45 anos?
check-inflammatory = Quais destas frases são verdade no seu caso?
check-inflammatory-wakes = Acorda-me na segunda metade da noite
check-inflammatory-better-moving = Melhora quando me mexo
check-inflammatory-anti-inflammatory = O ibuprofeno ou um comprimido parecido ajuda em dois dias
check-inflammatory-buttock = As nádegas também me doem
check-inflammatory-psoriasis = Tenho ou tive psoríase
check-inflammatory-arthritis = Tenho ou tive articulações inchadas
check-inflammatory-enthesitis = Doem-me os calcanhares ou os sítios onde os tendões se ligam ao osso
check-inflammatory-relative = Um familiar próximo tem uma doença reumática da coluna
check-inflammatory-before-35 = Começou antes dos meus 35 anos
check-no-better = Cuida dela há seis semanas ou mais sem nenhuma melhoria, ou precisa de opioides (como tramadol ou morfina) para ela?
check-age = Que idade tem?
check-first-episode = É a primeira vez na vida que as costas lhe doem assim?
check-cancer = Já teve cancro alguma vez, e esta dor é nova e o seu médico ainda não a avaliou?
check-immune = As suas defesas (sistema imunitário) estão fracas: VIH, quimioterapia, um transplante, comprimidos de cortisona, ou medicamentos como os biológicos?
check-infection-risk = Alguma destas coisas é verdade?
    • teve há pouco tempo uma infeção no sangue ou na coluna
    • teve há pouco tempo um procedimento na coluna
    • faz diálise
    • alguma vez injetou drogas
check-osteoporosis-sudden = A dor começou de repente e com força, e dói quando alguém bate ao de leve nesse ponto da coluna?
check-spine-surgery = Fez alguma vez uma operação à coluna?
check-spine-surgery-recent = Foi nos últimos três meses?
check-chest-or-shoulder-surgery = Nas últimas doze semanas: uma operação ou um osso partido no ombro, nas costelas ou no esterno (o osso do meio do peito)?
check-bleeding = Tem uma doença que faz sangrar com facilidade, ou toma anticoagulantes (remédios para o sangue não coagular)?
check-heart-lung = Tem uma doença do coração, dos pulmões ou outra que não lhe deixe fazer 20 minutos de atividade ligeira, ou tensão alta não controlada?
check-pregnant-complications = Há, ou houve, complicações?
check-neurological = Tem uma doença do sistema nervoso, por exemplo depois de um AVC, esclerose múltipla ou Parkinson?
check-steady-agreed = O seu médico ou fisioterapeuta disse que o exercício suave é bom para si?
check-fall = Caiu no último ano?
check-floor = Custa-lhe ir até ao chão e voltar a levantar-se?

why-leg-weakness-slow = Pernas fracas ou dormentes devem ser avaliadas no próprio dia, mesmo quando aparecem devagar.
why-electric-shocks = Choques elétricos quando baixa a cabeça podem ser sinal de pressão na medula espinhal.
why-band-like = Uma dor como uma cinta à volta do peito pode vir dos nervos da coluna.
why-infection-risk = Depois de infeções, de procedimentos e com diálise, é preciso excluir primeiro uma infeção da coluna.
why-immune = Com as defesas fracas, as infeções podem passar despercebidas. Um profissional de saúde deve avaliar primeiro.
why-cancer = Uma dor nova nas costas, em quem teve cancro, deve ser avaliada em breve.
why-weight-loss = Perder peso sem razão, juntamente com dor, deve ser avaliado em breve.
why-constant-pain = Uma dor forte que nada altera não é como a dor de costas habitual. Deve ser avaliada em breve.
why-night-pain = Uma dor sobretudo de noite deve ser avaliada uma vez, antes de fazer exercício.
why-lump = Um alto, um inchaço ou uma mudança de forma, se forem novos, devem ser avaliados em breve.
why-osteoporosis-sudden = Com ossos frágeis, uma dor forte e súbita pode ser uma vértebra partida, mesmo sem queda.
why-first-after-60 = Uma primeira vez mais tarde na vida deve ser avaliada, antes de fazer exercício.
why-spine-surgery = Depois de uma operação à coluna, quem acompanhou o tratamento deve dizer-lhe o que pode fazer.
why-spine-surgery-recent = Nos primeiros três meses depois de uma operação à coluna, o plano do seu cirurgião está primeiro.
why-inflammatory = Este padrão pode vir de uma inflamação da coluna. Pode fazer exercício; mas peça também que a avaliem, de preferência em reumatologia.
why-rash = Manchas com bolhas numa faixa da pele podem ser zona. Quanto mais cedo for tratada, melhor: mostre-a hoje a um profissional de saúde.
why-belly = A dor na parte superior das costas pode vir da barriga ou dos rins.
why-belly-severe = Uma dor muito forte na barriga ou no lado do tronco deve ser avaliada no espaço de um dia.
why-heart-lung = O coração, os pulmões ou a tensão devem ser vistos antes de começar.
why-pregnant-complications = Com complicações, a escolha deve ser feita com a sua parteira ou o seu médico.
why-neurological = Quem acompanha o seu tratamento deve dizer primeiro o que é bom para si.
why-neurological-agreed = Tem exercícios na cadeira, onde não há risco de cair.
why-fall = Depois de uma queda, tem exercícios na cadeira, onde não há risco de cair.
why-floor = Tem exercícios que não se fazem no chão.
why-worse-weekly = Uma dor que cresce de semana para semana deve ser avaliada antes de fazer exercício.
why-chest-or-shoulder-surgery = O que está a sarar precisa de tempo. Quem acompanhou o tratamento deve dizer-lhe o que pode fazer.
why-bleeding = Não tem nada que aperte com força, porque faz nódoas negras com facilidade.
why-no-better = Depois de seis semanas sem melhoria, ou com medicamentos fortes para a dor, alguém deve avaliar tudo de novo.
why-infection-signs = Febre, juntamente com o que nos disse, pode ser sinal de uma infeção da coluna.
why-band-like-with-signs = Uma dor como uma cinta, juntamente com o mais que nos disse, pode ser sinal de pressão na medula espinhal.
why-night-and-weight = Dor de noite, juntamente com perda de peso, deve ser avaliada em breve.
why-two-serious-signs = Dois dos sinais que nos indicou, juntos, devem ser avaliados em breve.
why-older-with-bones = A partir dos 65 anos, com ossos frágeis ou depois de uma queda, pode haver uma vértebra partida. Deve ser avaliado em breve.

# O que se diz quando um profissional de saúde deve avaliar primeiro, e o que a pessoa diz sobre uma consulta.
attest-title = Já consultou alguém?
attest-lead = As sessões abrem depois de um profissional de saúde avaliar a sua situação. Confiamos na sua palavra, e guardamos quem foi e quando no seu registo.
attest-provider = Quem foi? (nome ou clínica)
attest-date = Em que dia?
attest-confirm = Um médico, fisioterapeuta ou outro profissional de saúde avaliou esta situação e concorda que eu faça exercício
attest-send = Continuar
attest-missing = Assinale a caixa, por favor, e diga-nos quem foi e quando.
attest-date-wrong = Indique um dia até hoje, e não há muito tempo.
attest-clinic = A sua clínica volta a abrir as sessões. Vê no seu registo que estão fechadas.
attest-again = Depois, fazemos todas as perguntas mais uma vez.
