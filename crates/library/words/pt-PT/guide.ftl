# O guia público.
guide-title = Exercícios e alongamentos para a dor na parte superior das costas
guide-description = Exercícios e alongamentos suaves para a dor na parte superior das costas, porque ajudam, o que evitar e quando parar. Gratuito, privado, com fontes.
guide-eyebrow = Um guia do Dorsal
guide-lead = Quando a parte superior das costas está presa e dorida, o que costuma fazer-lhe bem é mexer. Aqui tem dois exercícios e dois alongamentos que pode fazer em casa, porque ajudam e quando parar.
guide-start = Começar com a câmara
guide-start-note = Sem conta. Da primeira vez, começamos por perguntas de segurança e algumas sobre si: cerca de oito minutos. A imagem da câmara nunca sai do seu dispositivo.
guide-try-camera = Experimentar antes a câmara
guide-jump = Ver os exercícios

guide-safety-heading = Antes de começar
guide-safety = Nem todos os exercícios servem a toda a gente. Se sentir uma dor aguda ou notar sintomas novos, pare e fale com um profissional de saúde.
guide-safety-urgent = Ligue já para o seu número de emergência se a dor nas costas vier com dor ou pressão no peito, falta de ar, desmaio, fraqueza ou dormência novas nas pernas, problemas novos com a bexiga ou os intestinos, ou se começou com uma queda ou pancada grave.

guide-benefits-heading = Porque é que mexer ajuda
guide-benefits-intro = Para a maioria das pessoas com dor na parte superior das costas, mexer-se é das coisas mais úteis que podem fazer. Pouco e muitas vezes é melhor do que muito de uma vez.
guide-benefit-loosen = Solta e fortalece
guide-benefit-loosen-text = O exercício suave e regular alivia as articulações presas, treina os músculos que mantêm o tronco direito e faz circular o sangue.
guide-benefit-rest = O repouso longo prende
guide-benefit-rest-text = Um dia calmo não faz mal. Ficar muitos dias na cama costuma deixar as costas ainda mais presas. Os programas de exercício podem melhorar a dor, a postura e a vida do dia a dia.
guide-benefit-confidence = A confiança cresce
guide-benefit-confidence-text = Cada movimento fácil mostra-lhe que pode confiar nas suas costas. Isso diminui o medo e dá força ao corpo e à mente.
guide-evidence = Com honestidade: a maioria dos estudos deste tipo é sobre a zona lombar, ou junta tratamento manual. Poucos olham só para a parte superior das costas. Ao lado de cada fonte dizemos até onde ela chega; o resto são conselhos gerais.

guide-exercises-heading = Dois exercícios
guide-exercises-intro = Devagar e sem solavancos. Pode sentir esticar; deve continuar confortável.
guide-stretches-heading = Dois alongamentos
guide-stretches-intro = Leve o seu tempo e continue a respirar.
guide-why = Porquê
guide-how = Como
guide-dose = Quantas vezes
guide-with-camera = Fazer com a câmara

guide-seated-trunk-extension-name = Extensão do tronco na cadeira
guide-seated-trunk-extension-why = Leva o meio das costas no sentido contrário, depois de muito tempo na cadeira.
guide-seated-trunk-extension-1 = Sente-se um pouco à frente numa cadeira firme, com os dois pés no chão.
guide-seated-trunk-extension-2 = Cruze os braços sobre o peito.
guide-seated-trunk-extension-3 = Incline o tronco para trás, devagar, só até onde for confortável.
guide-seated-trunk-extension-4 = Volte a endireitar-se com cuidado. Sem solavancos, nos dois sentidos.
guide-seated-trunk-extension-dose = 8 a 10 vezes, uma ou duas vezes por dia.
guide-seated-trunk-extension-start = Tronco direito, braços cruzados
guide-seated-trunk-extension-end = Incline-se para trás, só até onde for confortável

guide-open-book-name = Livro aberto
guide-open-book-why = Roda a parte superior das costas e deixa as costelas mexer.
guide-open-book-1 = Deite-se de lado com os joelhos dobrados e os dois braços juntos à sua frente: para o braço esquerdo, sobre o lado direito; para o braço direito, sobre o esquerdo.
guide-open-book-2 = Abra devagar o braço de cima, em direção ao chão atrás de si.
guide-open-book-3 = Deixe a cabeça rodar, para que os olhos sigam a mão.
guide-open-book-4 = Pare durante uma respiração e depois volte. Quando terminar, mude de lado.
guide-open-book-dose = 8 a 10 vezes de cada lado, uma vez por dia.
guide-open-book-start = Braços juntos, visto de cima
guide-open-book-end = Abra, e siga a mão com o olhar

guide-cat-cow-name = Gato-vaca
guide-cat-cow-why = Mexe suavemente as costas todas e alivia a tensão.
guide-cat-cow-1 = Ponha-se de gatas: mãos por baixo dos ombros, joelhos por baixo das ancas.
guide-cat-cow-2 = Arredonde devagar as costas para cima e deixe a cabeça pender. É o gato.
guide-cat-cow-3 = Depois deixe o peito descer e levante a cabeça. É a vaca.
guide-cat-cow-4 = Passe de uma posição para a outra, cerca de três segundos em cada sentido.
guide-cat-cow-dose = 8 a 10 vezes, devagar, uma vez por dia.
guide-cat-cow-start = Gato: costas para cima, cabeça solta
guide-cat-cow-end = Vaca: o peito desce, a cabeça sobe

guide-childs-pose-name = Postura da criança
guide-childs-pose-why = Alonga a parte superior das costas e os lados do tronco enquanto descansa.
guide-childs-pose-1 = Sente-se sobre os calcanhares, pés juntos, joelhos mais ou menos à largura das ancas.
guide-childs-pose-2 = Dobre-se para a frente e deixe o tronco descansar entre as coxas.
guide-childs-pose-3 = Estenda os braços para a frente, o mais longe que conseguir.
guide-childs-pose-4 = Fique enquanto for confortável, até dois minutos, e respire para as costas.
guide-childs-pose-dose = 1 a 3 vezes, uma vez por dia. Se quiser, use uma almofada sob as ancas ou a cabeça.
guide-childs-pose-start = Sente-se sobre os calcanhares
guide-childs-pose-end = Descanse para a frente, braços compridos

guide-dose-note = O número de vezes é o nosso ponto de partida, tirado de folhetos públicos. Um profissional de saúde que conheça o seu caso pode escolher outro.

guide-avoid-heading = O que deixar de lado por agora
guide-avoid-intro = A maioria das pessoas pode manter-se ativa. Alguns movimentos podem irritar umas costas doridas, sobretudo nos primeiros dias. Ajuda mais mexer-se aos poucos, com conforto e cada vez um pouco mais, do que evitar tudo.
guide-avoid-pushing = Insistir numa dor aguda, em choque ou que se espalha
guide-avoid-pushing-why = Sempre. Um ligeiro desconforto é normal. Pare se aumentar ou se espalhar.
guide-avoid-bouncing = Dar balanços num alongamento
guide-avoid-bouncing-why = No início. Entre devagar, espere, saia devagar.
guide-avoid-heavy = Levantar pesos grandes, ou levantar acima da cabeça ou atrás do pescoço
guide-avoid-heavy-why = Até a dor ser pouca e se mexer à vontade; depois, passo a passo.
guide-avoid-twist = Dobrar ou rodar depressa, com carga ou até ao limite
guide-avoid-twist-why = Se tem ossos frágeis (osteoporose, uma fratura antiga na coluna, uso prolongado de corticoides). Pergunte antes ao seu médico ou fisioterapeuta. Inclui os abdominais e tocar nos pés com as mãos.
guide-avoid-cracking = Estalar as costas à força, ou rolos duros sobre as costelas e a coluna
guide-avoid-cracking-why = Enquanto a dor é recente, com ossos frágeis, ou se toma anticoagulantes (remédios para o sangue não coagular).
guide-avoid-rest = Dias na cama, uma cinta, ou horas sem se levantar da cadeira
guide-avoid-rest-why = Sempre. Mude de posição muitas vezes; uma pequena caminhada conta.
guide-avoid-first-day = Exercício estruturado logo no primeiro dia de uma dor forte
guide-avoid-first-day-why = Descanse até um dia, continue a caminhar sem esforço, e depois comece com calma.
guide-avoid-note = Esta lista é nossa, reunida a partir de fontes públicas; nenhum profissional de saúde a assinou ainda.

guide-support-heading = Como o Dorsal apoia a sua recuperação
guide-support-check = Segurança primeiro
guide-support-check-text = Antes de cada sessão, breves perguntas procuram sinais que precisam de um médico e não de um exercício. Se houver algum, o Dorsal diz o que fazer e não começa.
guide-support-see = A câmara vê, se quiser
guide-support-see-text = A sua câmara conta e mede o movimento no seu próprio dispositivo. Nunca é enviada nenhuma imagem para lado nenhum. Quando não consegue ver, diz-lhe. Pode fazer sem ela.
guide-support-stop = A decisão é sua
guide-support-stop-text = Há sempre um botão para parar. Uma dor aguda ou um sintoma novo termina a sessão, e o Dorsal diz-lhe o que vem a seguir.
guide-support-why = Fica a saber porquê
guide-support-why-text = Cada decisão indica a regra e a fonte em que se apoia. O seu progresso mostra a dor e o movimento tal como são.
guide-support-evidence = Num ensaio clínico de cuidados digitais (para a zona lombar), melhoraram mais ou menos tantas pessoas como com consultas numa clínica, e menos desistiram.
guide-support-clinicians = Cuidados deste tipo são melhores com um profissional de saúde por trás. O seu programa diz quem decide aqui por si; não substitui uma consulta.

guide-join-heading = Procure a sua entidade empregadora ou o seu plano de saúde
guide-join-text = Veja se a sua oferece o Dorsal. Ninguém fica a saber que procurou.
guide-join-alone = Se não, pode usá-lo por conta própria: é gratuito.
guide-join-door = Pela sua entidade empregadora ou plano de saúde?

guide-references-heading = Fontes
guide-reference-link = Abrir a fonte
guide-closing-heading = Quando quiser
guide-closing-text = Um alongamento, cinco minutos; da primeira vez, antes dele há cerca de oito minutos de perguntas. Comece pelo gato-vaca e veja como se sente.
