# A moldura de todas as páginas, e as páginas que não são guia, nem perguntas, nem sessão.
page-skip = Saltar para o conteúdo
page-nav = Principal
page-nav-guide = Guia
page-nav-today = Hoje
page-nav-learn = Aprender
page-nav-settings = Definições
page-nav-progress = Progresso
page-footer-purpose = O Dorsal ajuda as pessoas a mexer a parte superior das costas. Tal como é distribuído, não é um dispositivo médico, e não faz diagnósticos nem tratamentos. Numa emergência, ligue para o seu número de emergência.
page-footer-about = O que o Dorsal é, e o que não é
page-footer-emergency = Números de emergência
page-footer-licence = Código aberto, Apache-2.0.

page-progress-title = O seu progresso
page-progress-lead = O que fez e como se sentiu. Está guardado à chave neste servidor; quem gere o servidor tem a chave.
page-progress-empty = Ainda não há nada aqui. Depois da sua primeira sessão, vai vê-la aqui.
page-progress-start = Começar uma sessão
page-progress-again = Fazer outra vez
page-progress-repetitions = Repetições
page-progress-repetitions-of = de { $goal } previstas
page-progress-repetitions-of-sides = de { $goal } planeadas, os dois lados juntos
page-progress-repetitions-said = pela sua contagem
page-progress-duration = Tempo em movimento
page-progress-minutes = min
page-progress-pain = Dor antes, depois
page-progress-pain-after-missing = não indicada
page-progress-effort = Esforço
page-progress-tracking = À vista da câmara
page-progress-tier-measured = Medido: a câmara viu a curva das suas costas.
page-progress-tier-counted = Contado: a câmara viu o seu corpo, mas não a curva das costas bem o suficiente para a medir.
page-progress-tier-timed = Cronometrado: sem acompanhamento da câmara.
page-progress-curve = A curva das suas costas ao longo do tempo
page-progress-curve-text = Para cima é mais arredondada, para baixo mais afundada. Os pontos são as suas repetições. A sombreado: a câmara não conseguiu ver as suas costas. O número é a altura da curva a dividir pelo comprimento, não são graus.
page-progress-curve-none = A câmara não viu as suas costas nesta sessão, por isso não há curva.
page-progress-curve-alt = { $count ->
    [one] A curva das suas costas ao longo de { $seconds } segundos, com { $count } repetição marcada.
   *[other] A curva das suas costas ao longo de { $seconds } segundos, com { $count } repetições marcadas.
}
page-progress-curve-round = mais arredondadas (gato)
page-progress-curve-hollow = mais afundadas (vaca)
page-progress-seconds = { $seconds } s
page-progress-unseen = Sem ver durante { $seconds } s: { $reason }
page-progress-stopped = Parou: { $reason }
page-progress-stopped-sharp-pain = dor aguda.
page-progress-stopped-new-symptom = um sintoma novo.
page-progress-stopped-tired = cansaço. Não faz mal.
page-progress-stopped-other = outra razão.
page-progress-page-closed = A página foi fechada antes do fim. O que foi contado até aí ficou guardado.
page-progress-late = Isto chegou depois do prazo. Fica guardado, e não muda mais nada.
page-progress-one = Uma sessão é um dia. Se ajuda ou não, só se vê com o passar das semanas; não vamos ler nela mais do que isso.
page-progress-sent-heading = O que foi enviado deste dispositivo

page-link-title = Abrir um registo neste navegador
page-link-text = Esta ligação abre aqui um registo privado. Funciona uma vez. Os outros navegadores que têm este registo aberto deixam de ter acesso.
page-link-keep = Esta ligação abre um registo privado também aqui. Funciona uma vez.
page-link-confirm = Abrir o registo aqui
page-link-invalid-title = Esta ligação já não funciona
page-link-invalid = Uma ligação funciona uma vez, e durante 15 minutos. Crie uma nova nas Definições de um navegador que tenha o registo aberto, ou peça-a a quem gere este Dorsal (o comando é «dorsal link»).

page-about-title = O que o Dorsal é, e o que não é
page-about-purpose-heading = Finalidade prevista
page-about-purpose-1 = O Dorsal é um programa de movimento geral e de educação para adultos com desconforto na parte superior das costas. Mostra exercícios, conta-os, e faz perguntas simples para avisar quem deve consultar um profissional de saúde.
page-about-purpose-2 = Tal como é distribuído, o Dorsal não é um dispositivo médico. Não se destina a diagnosticar, prevenir, vigiar, tratar ou aliviar uma doença ou lesão, e não substitui um profissional de saúde. As suas regras e textos ainda não foram assinados por um profissional de saúde habilitado; cada um traz a sua fonte.
page-about-purpose-3 = Quem oferecer o Dorsal a outras pessoas com uma finalidade médica torna-se fabricante do programa, segundo a lei do seu país, e tem de cumprir essa lei.
page-about-privacy-heading = O que guarda, e onde
page-about-privacy-1 = A imagem da câmara é analisada no seu próprio dispositivo e nunca é enviada. Nenhum som é gravado. Nada é carregado de outro serviço, nem lhe é comunicado.
page-about-privacy-2 = As suas respostas e os resultados das sessões ficam guardados no servidor em que abriu esta página, cifrados com uma chave só sua. Quem gere o servidor tem a chave de todas elas, e cada vez que as consulta fica escrito no seu registo.
page-about-privacy-3 = Pode levar consigo todo o seu registo, abri-lo noutro navegador, retirar o seu acordo e mandar apagar tudo, a qualquer momento e sem pedir a ninguém.
page-about-privacy-4 = O Dorsal não lhe envia nada: nem e-mails, nem SMS, nem notificações. O que diz está nas suas páginas, e no seu próprio calendário, se o quiser lá.
page-about-privacy-link = O seu registo
page-about-rules-open = Mostrar todas as regras
page-about-rules-heading = As regras das perguntas de segurança
page-about-rules-text = Cada pergunta, a que leva um «sim», e de onde vem.
page-about-rules-leads = Um «sim» leva a
page-about-rules-source = Fonte
page-about-rules-version = Versão destas regras: { $version }.
page-about-parts-heading = Partes feitas por outros
page-about-parts = O Dorsal é de código aberto (Apache-2.0) e apoia-se no trabalho de outros.
page-about-parts-link = Todas as partes com as suas licenças
page-about-mark = As fontes estão marcadas: V, lido na fonte indicada; GK, conhecimento geral ainda não verificado; D, escolha nossa; I, deduzido de outra fonte.
page-about-disposition-emergency = Pedir ajuda já
page-about-disposition-urgent = Contacto médico hoje
page-about-disposition-stop = Sem sessão hoje
page-about-disposition-provider = Consultar primeiro um profissional de saúde

page-emergency-title = Números de emergência
page-emergency-lead = Se está em perigo agora, ligue. Se o seu país não estiver aqui, use o número local; o 112 funciona na maioria dos telemóveis.
page-emergency-country = País
page-emergency-number = Ligar
page-emergency-urgent = Urgente, sem ser emergência
page-emergency-crisis = Em desespero
page-emergency-crisis-line = Se pensa em fazer mal a si, ou sente que não aguenta mais, há quem o ouça a qualquer hora:
page-emergency-crisis-none = Se pensa em fazer mal a si, ou sente que não aguenta mais, ligue para o seu número de emergência. Também estão lá para isso.
page-emergency-sources = As linhas para quem está em desespero são aquelas cuja fonte lemos. Num país sem uma, o número de emergência é o número certo. Se um número estiver errado, diga-o a quem gere este Dorsal.

page-error-home = Voltar ao guia
page-error-not-found-title = Esta página não está aqui
page-error-not-found = Talvez o endereço tenha ficado cortado. O guia é um bom ponto de partida.
page-error-refused-title = Este pedido foi recusado
page-error-refused-host = Foi enviado para um nome que este Dorsal não conhece. Abra o Dorsal no endereço que ele mostrou ao arrancar. Se esse nome estiver certo, arranque-o com --public-url e esse endereço.
page-error-refused-cross-site = Veio de outro sítio na Internet. Para sua segurança, o Dorsal só aceita respostas das suas próprias páginas. Volte ao Dorsal e tente mais uma vez.
page-error-server-title = Algo correu mal aqui
page-error-server = O seu registo não foi alterado por isto. Tente mais uma vez. Se voltar a acontecer, quem gere este Dorsal encontra mais informação no diário do servidor.
page-error-record-title = Agora não é possível ler o seu registo
page-error-record = Nada foi alterado nem se perdeu. Nenhuma sessão pode começar até isto ficar resolvido. Avise quem gere este Dorsal: o diário do servidor diz o que fazer.
page-error-answer-title = Não conseguimos aceitar essa resposta
page-error-answer = Faltava algo, ou um valor estava fora dos limites. Volte atrás, reveja as suas respostas e envie-as de novo. Nada se perdeu.
page-error-no-record-title = Este navegador ainda não tem registo
page-error-no-record = Um registo começa com as breves perguntas de segurança. Se já tem um noutro navegador, crie lá uma ligação, nas Definições. Se esse navegador se perdeu, peça-a a quem gere este Dorsal (o comando é «dorsal link»).
page-about-disposition-caution = Sessões, com exercícios adequados à situação
page-about-disposition-advice = Sessões, e o conselho de consultar um profissional de saúde
page-about-disposition-easiest = A série mais fácil nesse dia

# As perguntas de segurança, a par de check.ftl.

# O que fazer, a par de advice.ftl.

page-error-clock-title = O relógio deste servidor está errado
page-error-clock = O seu registo está adiantado em relação ao relógio deste servidor, por isso não é possível saber se já passou um dia. Nenhuma sessão começa até isso ficar resolvido. Nada se perdeu. Avise quem gere este Dorsal.
page-check-country-now = País: { $country }.
page-check-country-change = Mudar
page-link-replaces = Este navegador tem outro registo aberto. Será fechado aqui; uma nova ligação pode voltar a abri-lo.
page-guide-caution = Tenha cuidado
page-progress-older = Sessões anteriores
page-progress-when = Quando
page-advice-any-number = número de emergência do seu país
page-progress-pain-rose = { $points ->
    [one] A sua dor subiu { $points } ponto. Descanse hoje, e mexa-se com suavidade enquanto lhe souber bem. Se amanhã ainda estiver mais alta, ou se voltar a acontecer, consulte um profissional de saúde.
   *[other] A sua dor subiu { $points } pontos. Descanse hoje, e mexa-se com suavidade enquanto lhe souber bem. Se amanhã ainda estiver mais alta, ou se voltar a acontecer, consulte um profissional de saúde.
}
page-progress-pain-high = A sua dor está forte agora. Peça a um médico ou fisioterapeuta que avalie a sua situação antes da próxima sessão. Está a piorar muito, ou tem outros sintomas? Ligue para o seu número de emergência.
page-progress-closed = Por agora, as sessões estão fechadas.
page-progress-closed-why = Ver porquê, e o que vem a seguir
page-mark-v = (lido nessa fonte)
page-mark-gk = (conhecimento geral, ainda não verificado numa fonte)
page-mark-d = (regra nossa)
page-mark-i = (deduzido dessa fonte)
page-error-recording-title = Não foi possível guardar este movimento
page-error-recording = Não chegou inteiro, ou não pertence a nenhuma sessão deste registo. A sua sessão está guardada. Não precisa de fazer nada.
page-error-not-wished-title = Os seus movimentos não são guardados
page-error-not-wished = Não o pediu, ou mudou de ideias. As suas sessões contam da mesma forma. Pode mudar isso nas Definições.
