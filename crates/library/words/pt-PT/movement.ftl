### O que diz a ajuda da câmara: a preparação, o que não se vê, e as dicas durante o movimento.
### Curto, para poder ser dito em voz alta; as mesmas palavras estão escritas no ecrã.

## Preparação: uma coisa de cada vez

framing-ready = Ótimo, vejo tudo bem.
framing-back-unclear = Consigo contar, mas o contorno das costas não está nítido. Um fundo liso ou uma camisola mais justa ajudam.
framing-nobody = Ainda não vejo ninguém. Entre na imagem quando quiser.
framing-too-dark = Está escuro demais para mim. Pode acender uma luz?
framing-too-bright = Há luz a mais. Experimente virar a câmara para longe da janela.
framing-step-back = Recue um pouco, para eu ver o corpo todo.
framing-step-back-head = Recue um pouco: não vejo a sua cabeça.
framing-step-back-shoulders = Recue um pouco: não vejo os seus ombros.
framing-step-back-hands = Recue um pouco: não vejo as suas mãos.
framing-step-back-hips = Recue um pouco: não vejo as suas ancas.
framing-step-back-knees = Recue um pouco: não vejo os seus joelhos.
framing-step-back-feet = Recue um pouco: não vejo os seus pés.
framing-move-forwards = Avance um pouco, para a sua frente.
framing-move-backwards = Recue um pouco, no sentido dos seus pés.
framing-move-to-middle = Venha mais para o meio da imagem.
framing-camera-higher = Suba um pouco a câmara, ou incline-a para cima.
framing-camera-lower = Baixe um pouco a câmara, ou incline-a para baixo.
framing-hidden-head = Há algo a tapar a sua cabeça.
framing-hidden-shoulders = Há algo a tapar os seus ombros.
framing-hidden-hands = Há algo a tapar as suas mãos.
framing-hidden-hips = Há algo a tapar as suas ancas.
framing-hidden-knees = Há algo a tapar os seus joelhos.
framing-hidden-feet = Há algo a tapar os seus pés.
framing-come-nearer = Chegue-se um pouco mais, ou aproxime a câmara.
framing-turn-side = Ponha-se de lado para a câmara.
framing-turn-front = Vire-se de frente para a câmara.
framing-hands-and-knees = Ponha-se de gatas quando quiser.
framing-sit = Sente-se na cadeira quando quiser.
framing-kneel = Ponha-se de joelhos quando quiser.
framing-lie-on-side = Deite-se de lado quando quiser.
framing-stand = Ponha-se de pé quando quiser.
framing-upright = Sente-se ou fique de pé, com as costas direitas, quando quiser.
framing-lie-on-front = Deite-se de barriga para baixo quando quiser.
framing-lie-on-back = Deite-se de costas quando quiser.
framing-turn-back = Vire as costas para a câmara.

## Porque é que nada está a ser contado

unseen-nobody = Não vejo ninguém.
unseen-too-dark = Estava escuro demais para eu ver.
unseen-too-bright = Havia luz a mais para eu ver.
unseen-head = Não consegui ver a sua cabeça.
unseen-shoulders = Não consegui ver os seus ombros.
unseen-hands = Não consegui ver as suas mãos.
unseen-hips = Não consegui ver as suas ancas.
unseen-knees = Não consegui ver os seus joelhos.
unseen-feet = Não consegui ver os seus pés.
unseen-too-far = Estava longe demais para eu ver bem.
unseen-turned = Não consegui ver do lado de que preciso.
unseen-not-in-position = Não estava na posição inicial, por isso esperei.
unseen-back = Não consegui ver a linha das suas costas.
unseen-hidden = Não consegui ver a parte do corpo que se move.
unseen-no-picture = Não chegaram imagens da câmara.

## Durante o movimento

cue-slower = Devagar e sem solavancos: cerca de três segundos em cada sentido.
cue-smaller = Um pouco mais pequeno já chega.
cue-stay-a-while = Muito bem. Fique aí mais um momento.
cue-hips-over-knees = Mantenha as ancas por cima dos joelhos.
cue-long-arms = Braços compridos.
cue-let-back-move = Deixe que sejam as costas a mexer.
cue-hips-heavy = Ancas pesadas na cadeira, dobre mais acima.
cue-chin-soft = Olhos em frente, queixo solto.
cue-knees-stacked = Mantenha os joelhos um sobre o outro.
cue-chest-first = Deixe o peito rodar primeiro.
cue-sink-back = Deixe-se ir para trás. Uma almofada sobre os calcanhares ajuda.
cue-melt-shoulders = Deixe os ombros derreter.
cue-knees-level = Joelhos ao mesmo nível.
cue-grow-tall = Cresça para cima, e depois rode.
cue-sit-bones = As duas nádegas bem assentes.
cue-along-a-wall = Deslize como se fosse ao longo de uma parede.
cue-shoulders-down = Ombros longe das orelhas.
cue-stay-tall = Tronco alto, deixe trabalhar as omoplatas.
cue-ribs-soft = Expire, costelas soltas.
cue-match-sides = Acompanhe o lado mais lento.
cue-nose-down = Nariz para o chão.
cue-long-neck = Pescoço comprido, olhe para o chão.
cue-one-line = Uma linha direita da cabeça aos calcanhares.
cue-step-dont-arch = Dê um passo em frente, em vez de arquear as costas.
cue-dont-nod = Deslize o queixo para trás, sem baixar a cabeça.
cue-cup-on-back = Equilibre uma chávena nas costas.
cue-four = Já são quatro. Muito bem.
cue-eight = Já são oito. Está ótimo.

## Como se chamam as partes de um movimento

phase-round = Arredonde as costas
phase-hollow = Deixe afundar as costas
phase-lean-back = Incline-se para trás
phase-open = Abra
phase-close = Feche
phase-turn = Rode
phase-bend = Dobre
phase-thread = Deslize por baixo
phase-lift = Levante
phase-lower = Baixe
phase-pull = Puxe para trás
phase-release = Solte devagar
phase-slide-up = Deslize para cima
phase-slide-down = Deslize para baixo
phase-towards-wall = Em direção à parede
phase-push-away = Empurre
phase-tuck-chin = Queixo para trás
phase-stay = Fique
phase-back = E volte
phase-rest = Descanse
