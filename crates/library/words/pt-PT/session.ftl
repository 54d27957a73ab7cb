# A página da sessão: das boas-vindas às respostas no fim.

session-stop = Parar
session-voice = Som
session-voice-none = Este dispositivo não tem voz própria. Em vez disso, ouve um som curto.

## Boas-vindas

session-programme-title = A sua sessão
session-welcome-minutes = { $minutes ->
    [one] Cerca de um minuto, ao seu ritmo. Até onde for confortável; menos também está bem.
   *[other] Cerca de { $minutes } minutos, ao seu ritmo. Até onde for confortável; menos também está bem.
}
session-welcome-again = Que bom que voltou. Estava em: { $name }. O que já fez está guardado.
session-much = { $repetitions ->
    [one] Uma vez
   *[other] { $repetitions } vezes
}
session-much-held = { $repetitions ->
    [one] { $seconds } segundos
   *[other] { $repetitions } vezes { $seconds } segundos
}
session-much-sides = de cada lado
session-much-sets = { $sets } séries
session-welcome-see-title = O que a câmara faz
session-welcome-see = Vê de lado e conta consigo. Desenha a linha das suas costas, para a poder ver mexer.
session-welcome-private-title = A imagem fica aqui
session-welcome-private = É analisada dentro deste navegador e logo esquecida. Nenhuma imagem sai do seu dispositivo, nunca. O que guardamos é a contagem e a curva.
session-welcome-private-keep = É analisada dentro deste navegador e logo esquecida. Nenhuma imagem sai do seu dispositivo, nunca. O que guardamos é a contagem, a curva e, porque o pediu, os pontos do seu corpo enquanto se mexe.
session-welcome-stop-title = Pode parar a qualquer momento
session-welcome-stop = O botão de parar está sempre no ecrã, ou carregue na tecla S. Pare se sentir uma dor aguda ou algo de novo.
session-welcome-place = Ponha o dispositivo à altura do chão, a cerca de três passos, para que o seu corpo caiba todo, visto de lado.
session-try-camera = Experimentar antes a câmara
session-use-camera = Usar a câmara
session-without-camera = Fazer sem câmara
session-no-script = Esta página precisa de JavaScript para acompanhar a sessão. O guia dos exercícios funciona sem ele.
session-to-guide = Ler o guia

## A preparar

session-asking-camera = O seu navegador vai pedir a câmara. Autorize, por favor.
session-loading = A preparar: está a carregar a parte que acompanha o seu movimento.
session-start-anyway = Começar mesmo assim
session-hang-back = Endireitar a imagem
session-get-ready = Ponha-se em posição
session-picture-label = A sua imagem com a linha das suas costas desenhada por cima
session-guide-label = Um desenho do exercício, que se move ao ritmo dele

## Em movimento

session-moving = Devagar e sem esforço. Estou a contar consigo.
session-repetitions = repetições
session-curve-title = A curva das suas costas
session-curve-round = mais arredondadas (gato)
session-curve-hollow = mais afundadas (vaca)
session-curve-label = A curva das suas costas nos últimos segundos
session-of-goal = de { $goal }
session-goal-reached = Já lá está: { $goal }.
session-rounds = ao ritmo da figura
session-holds = permanências
session-not-seen = Neste momento não estou a contar
session-guide-there = Vá, devagar.
session-guide-back = E volte devagar.
session-breathe-in = Inspire
session-breathe-out = E expire, devagar
session-hold = Fique.
session-hold-over = E solte.
session-to-left = para a esquerda
session-to-right = para a direita
session-of-left = lado esquerdo
session-of-right = lado direito
session-set-of = série { $set } de { $sets }
session-view = Vista
session-view-camera = Só a câmara
session-view-figure = Só a figura
session-view-both = Câmara e figura
session-finish = Feito
session-pause = Pausa
session-paused = Em pausa. Leve o tempo de que precisar.
session-resume = Continuar
session-resume-hint = Tem alguns segundos para voltar à sua posição.

## Entre exercícios

session-next-place = Exercício { $number } de { $count }
session-next-said = A seguir: { $name }. { $much }.
session-steps = Passo a passo
session-ready = Pode ser
session-longer = Mais tempo
session-change = Mudar ou saltar
session-back = Voltar
session-rest = Descanse um pouco. Depois, série { $set } de { $sets }.
session-switch-left = Troque de lado: agora o esquerdo.
session-switch-right = Troque de lado: agora o direito.
session-skip-rest = Continuar já
session-change-title = O que ajudaria?
session-change-easier = Tornar mais fácil
session-change-harder = Um pouco mais difícil
session-change-why = Ou deixá-lo de fora hoje, porque …
session-change-pain = Dói
session-change-too-hard = É demasiado difícil
session-change-no-room = Não há espaço, ou falta alguma coisa
session-change-other = Outra razão
session-change-sharp = A dor é aguda, espalha-se ou é nova? Então pare, por favor.
session-change-instead = Fazer este em vez dele
session-change-leave = Deixar de fora
session-keys = Teclas
session-key-space = Espaço
session-key-pause = Pausa, e continuar
session-key-next = Continuar, ou feito
session-key-back = Voltar ao exercício anterior
session-key-change = Outra coisa
session-key-view = Câmara, figura, ou ambas
session-key-voice = Som ligado ou desligado
session-key-stop = Parar (também Esc)
session-key-keys = Estas teclas
session-keys-on = Usar teclas simples
session-keys-close = Fechar

## Ao parar

session-stop-title = O que aconteceu?
session-stop-lead = Está tudo em espera.
session-stop-sharp-pain = Dor aguda ou em pontada
session-stop-new-symptom = Algo de novo: dormência, fraqueza, tonturas, dor no peito ou falta de ar
session-stop-tired = Cansaço
session-stop-other = Outra coisa
session-stop-back = Voltar ao exercício
session-stopped-title = Parou. Fez bem.
session-emergency = Dor forte no peito, falta de ar, desmaio, pernas fracas ou dormentes? Ligue já para o { $number }.
session-to-check = Responder às perguntas de segurança

## No fim

session-after-title = Como correu?
session-after-counted = Repetições contadas: { $count }.
session-after-timed = Ciclos do desenho: { $count }.
session-done-question = Quantas fez? Deixe em branco se não contou.
session-pain-question = Quanta dor sente agora?
session-pain-low = nenhuma
session-pain-high = a pior
session-peak-question = Qual foi a pior dor durante a sessão?
session-effort-question = Quanto lhe custou?
session-effort-low = nenhum esforço
session-effort-high = o máximo que consigo
session-well-one = Fez aquilo a que se propôs.
session-well-all = Fez todos os { $count } exercícios.
session-well-through = { $count ->
    [one] Chegou ao fim, à sua medida.
   *[other] Passou por todos os { $count } exercícios, à sua medida.
}
session-well-counted = Fez { $count } repetições, { $correct } delas tal como devem ser.
session-well-some = Fez { $done } de { $count } exercícios. Deixar de fora o que hoje não está bem também faz parte.
session-well-minutes = Deu { $minutes } minutos às suas costas.
session-well-stopped = Notou que já chegava, e parou. Isso vale muito.
session-well-began = Veio e deu uma vista de olhos. Isso conta.
session-go-on = Continuar
session-save = Guardar
session-saved-title = Feito. Muito bem.
session-sending = A guardar…
session-sent = Guardado.
session-kept = Guardado neste navegador. Será enviado quando o servidor voltar; pode fechar esta página.
session-not-sent = O servidor não conseguiu guardar tudo.
session-refused = Algo de { $when } não pôde ser guardado pelo servidor: não corresponde ao registo que este navegador tem agora. Continua neste navegador. Mais nada está à espera disso.
session-let-go = Descartar
session-not-durable = Esta janela não guarda nada depois de fechada (será uma janela privada?). Deixe-a aberta até a sua série ficar guardada.

## Quando algo não deixa avançar

session-failed-refused-title = A câmara não está autorizada
session-failed-refused = O seu navegador ou dispositivo disse que não. Autorize a câmara para esta página (o símbolo ao lado do endereço) e tente de novo, ou faça sem ela.
session-failed-absent-title = Nenhuma câmara encontrada
session-failed-absent = Ligue uma e tente de novo, ou faça sem ela: um desenho mostra-lhe o ritmo.
session-failed-busy-title = A câmara está ocupada
session-failed-busy = Outro programa está a usá-la, talvez uma videochamada. Feche-o e tente de novo, ou faça sem câmara.
session-failed-insecure-title = A câmara precisa de um endereço seguro
session-failed-insecure = Os navegadores só dão a câmara a endereços https ou a este próprio computador (localhost). Peça o endereço https a quem gere este Dorsal, ou faça sem câmara.
session-failed-camera-title = A câmara não arrancou
session-failed-camera = Tente de novo, ou faça sem ela: um desenho mostra-lhe o ritmo.
session-failed-no-webassembly-title = Este navegador não consegue acompanhar o seu movimento
session-failed-no-webassembly = Tem o WebAssembly desligado ou é demasiado antigo. Use um navegador atual, ou continue sem câmara.
session-failed-load-title = Uma parte não carregou
session-failed-load = A parte que acompanha o seu movimento não chegou. Verifique a ligação e tente de novo, ou faça sem câmara.
session-failed-crash-title = Perdi o fio à meada
session-failed-crash = A parte que acompanha o seu movimento parou. O que foi contado até agora fica guardado.
session-failed-lost-title = A câmara parou
session-failed-lost = Foi desligada ou perdeu a ligação. O que foi contado até agora fica guardado. Tente de novo, ou termine aqui.
session-failed-expired-title = Esta sessão expirou
session-failed-expired = As respostas de segurança valem um dia. Responda de novo, por favor; é rápido.
session-failed-used-title = Esta sessão está feita
session-failed-used = Antes da próxima, vêm de novo as perguntas de segurança. São rápidas.
session-retry = Tentar de novo
session-finish-counted = Terminar com o que foi contado
