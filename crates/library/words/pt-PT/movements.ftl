# Movimentos que a pessoa quer guardados: o desejo, o que se guarda, e a figura que os mostra de novo.
page-movements-title = Rever os seus movimentos
page-movements-door = Se os pontos do seu corpo ficam guardados por uns tempos. Desligado até dizer que sim.
page-movements-lead = Se quiser, o Dorsal guarda como se mexeu e mostra-lho de novo numa figura de linhas em movimento. Só o faz se o disser aqui.
page-movements-kept = Guardar os meus movimentos
page-movements-what = O que se guarda: onde estavam 33 pontos do seu corpo (ombros, cotovelos, ancas e outros) e a linha das suas costas, desde uns segundos antes de cada série até ao fim dela. As pausas ficam de fora.
page-movements-never = O que nunca se guarda: imagens, filme, som. Não se podem fazer a partir dos pontos.
page-movements-size = Quanto: cerca de { $size } kB por cada minuto em frente à câmara.
page-movements-where = Onde: com o seu registo neste servidor, cifrado com uma chave própria.
page-movements-gone = Como desaparece: por si, quando passam os dias; logo, sempre que o deixar ir; e com o seu registo. Depois nenhuma cópia do registo o traz de volta.
page-movements-how-long = Por quanto tempo
page-movements-none = Não guardar
page-movements-days = { $days ->
    [one] Um dia depois de cada sessão
   *[other] { $days } dias depois de cada sessão
}
page-movements-now = Guardado agora
page-movements-nothing = Nada. As suas sessões contam da mesma forma.
page-movements-there = { $count ->
    [one] Está guardada uma série, { $size } kB. Desaparece por si no dia: { $day }.
   *[other] Estão guardadas { $count } séries, { $size } kB ao todo. A última desaparece por si no dia: { $day }.
}
page-movements-see = Encontra-as junto de cada sessão, em
page-movements-all-go = Deixar ir tudo agora
page-movements-ask = E o que já está guardado?
page-movements-ask-text = A partir de agora não se guarda mais nada. O que se guardou até aqui pode desaparecer já, ou ficar até passarem os dias.
page-movements-ask-go = Deixar ir já
page-movements-ask-stay = Pode ficar até lá
page-movements-withdraw = Deixar ir também estes movimentos, agora
page-movements-offer = Gostava de rever os seus movimentos?
page-movements-offer-text = A partir da próxima sessão, o Dorsal pode guardar os pontos do seu corpo que a câmara vê, nunca uma imagem, por { $days } dias, e mostrar-lhe o movimento de novo numa figura de linhas. Uma sessão como esta ocuparia cerca de { $size } kB. Desta nada ficou guardado.
page-movements-offer-facts = O que se guarda ao certo, onde, e como desaparece
page-movements-offer-yes = Sim, por { $days } dias
page-movements-offer-no = Não, obrigado
page-movements-offer-later = Perguntamos uma só vez. Pode mudar quando quiser nas definições:

page-replay-go = Rever este exercício
page-replay-goes = Numa figura de linhas. Desaparece por si no dia: { $day }.
page-replay-title = { $name }, de novo
page-replay-back = Voltar à sessão
page-replay-lead = Os pontos que a câmara viu de si, unidos por linhas, como num espelho. O que não viu não está desenhado. Nenhuma imagem foi guardada.
page-replay-gone = Já não há nada guardado deste exercício. O que foi contado fica na sua sessão.
page-replay-nobody = Não se vê ninguém no que ficou guardado desta parte.
page-replay-set = Série { $set }
page-replay-set-left = Série { $set }, esquerda
page-replay-set-right = Série { $set }, direita
page-replay-counted = { $count ->
    [0] { $seconds } segundos, sem repetição contada.
    [one] { $seconds } segundos, foi contada uma repetição.
   *[other] { $seconds } segundos, foram contadas { $count } repetições.
}
page-replay-alt = Uma figura de linhas: { $name }, como a câmara a viu.
page-replay-time = Momento
page-replay-moments = Momentos do exercício
page-replay-start = O início
page-replay-repetition = Repetição { $number }, no ponto mais longe
page-replay-keep-heading = Quanto tempo fica
page-replay-until = Desaparece por si no dia: { $day }. Ocupa { $size } kB.
page-replay-let-go = Deixar ir agora
page-replay-let-go-text = A figura deste exercício desaparece então para sempre. O que foi contado fica.
page-replay-let-go-yes = Deixar ir para sempre
page-replay-settings = O que se guarda, e por quanto tempo
page-replay-say-play = Reproduzir
page-replay-say-pause = Pausa
page-replay-say-loading = Um momento …
page-replay-say-failed = Não foi possível carregar. Tente de novo, por favor.
page-replay-say-at = { $seconds } de { $length } segundos
page-replay-say-repetition = { $seconds } de { $length } segundos, repetição { $number } de { $count }
page-replay-say-unseen = aqui não se via

page-symmetry-heading = Esquerda e direita
page-symmetry-lead = Até onde foi cada lado na sua última sessão com o exercício. Os traços nas pontas são o erro da medição.
page-symmetry-differs-left = { $name }: o lado esquerdo foi mais longe, por mais do que o erro da medição.
page-symmetry-differs-right = { $name }: o lado direito foi mais longe, por mais do que o erro da medição.
page-symmetry-unknown = Deste movimento ainda ninguém mediu o nosso erro em pessoas: os traços nas pontas são só a inquietude desta sessão, e nenhuma diferença é dita como tal.
page-symmetry-usual = Muitas pessoas saudáveis mexem-se um pouco mais para um dos lados.
page-symmetry-left = Esquerda
page-symmetry-right = Direita
page-symmetry-side = Lado
page-symmetry-mean = Desta vez
page-symmetry-error = Erro
page-symmetry-own = A sua amplitude habitual
page-symmetry-alt = { $name }: esquerda { $left }, direita { $right }, erro { $error } { $unit }.
page-symmetry-own-mark = O traço que cruza cada barra é a sua própria amplitude de antes. A câmara conta por ela.
