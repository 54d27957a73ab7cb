# Os exercícios da biblioteca além do guia: nomes, passos, níveis, e o que a câmara observa.
# Os quatro do guia têm os nomes e os passos em guide.ftl; os avisos mais antigos estão em exercises.ftl.

## Extensão do tronco na cadeira

exercise-seated-trunk-extension-watches = A câmara conta cada vez que se inclina para trás e volta a subir, e vê se as ancas ficam no lugar; quanto o meio das costas dobra, não consegue dizer.
exercise-seated-trunk-extension-level-half = Incline-se só metade, perto do encosto da cadeira, com os olhos em frente e o queixo um pouco recolhido.
exercise-seated-trunk-extension-level-free = Sente-se à frente, num assento sem encosto ou longe dele, e incline-se para trás com os braços cruzados, até onde for confortável.
exercise-seated-trunk-extension-level-backrest = Sente-se bem atrás, braços cruzados, e dobre por cima da borda do encosto da cadeira.
exercise-seated-trunk-extension-level-hands-behind-neck = O mesmo por cima do encosto, com as mãos a apoiar o pescoço e os cotovelos abertos.

## Livro aberto

exercise-open-book-watches = A câmara conta cada vez que o braço abre e volta, de cada lado, e vê se o peito roda com ele e se os joelhos ficam um sobre o outro.
exercise-open-book-level-half = Pouse a mão de cima no ombro, deixe a cabeça numa almofada e rode só até meio, onde é fácil.
exercise-open-book-level-open = Abra o braço todo, e deixe a cabeça seguir a mão.
exercise-open-book-level-reach = Mantenha o braço comprido, estique-o para longe de si e deixe-o aberto um momento.

## Gato-vaca

exercise-cat-cow-watches = A câmara mede como as costas arredondam e afundam, e conta as vezes; vê também se as ancas ficam por cima dos joelhos e os braços compridos.
exercise-cat-cow-level-seated = Sente-se numa cadeira com as mãos nas coxas, e arredonde e afunde um pouco as costas, com a cabeça sempre ao mesmo nível.
exercise-cat-cow-level-hollow = De gatas, passe só de costas planas a um pouco afundadas e volte a planas, com a cabeça alinhada; nunca arredonde para cima.
exercise-cat-cow-level-flow = De gatas, faça o caminho todo, do gato à vaca.
exercise-cat-cow-level-pause = Fique um momento em cada ponta.

## Postura da criança

exercise-childs-pose-watches = A câmara conta os segundos em que descansa com as ancas perto dos calcanhares e o tronco inclinado para a frente.
exercise-childs-pose-level-desk = Sente-se a uma mesa e deslize os braços para a frente sobre ela, com as costas compridas e a cabeça acima da mesa.
exercise-childs-pose-level-pillow = Ponha uma almofada sobre a barriga das pernas, para se sentar nela, e outra debaixo da testa.
exercise-childs-pose-level-rest = Sente-se sobre os calcanhares e descanse para a frente, braços compridos.
exercise-childs-pose-level-side-reach = Leve as duas mãos para um lado, fique aí, e depois para o outro: cada lado conta uma vez.

## Rotação na cadeira

exercise-seated-rotation-name = Rotação na cadeira
exercise-seated-rotation-why = Roda a parte superior das costas para os dois lados, sem sair da cadeira.
exercise-seated-rotation-1 = Sente-se com o tronco direito numa cadeira firme, pés bem assentes e à largura das ancas, braços cruzados sobre o peito.
exercise-seated-rotation-2 = Rode a partir do peito para um lado, devagar, até onde for fácil. A cabeça vai junto.
exercise-seated-rotation-3 = Fique um momento e respire.
exercise-seated-rotation-4 = Volte ao meio, e depois rode para o outro lado.
exercise-seated-rotation-dose = 8 a 10 vezes para cada lado, uma ou duas vezes por dia.
exercise-seated-rotation-watches = A câmara conta, de frente, as rotações para cada lado, e vê se as ancas ficam quietas e se roda em vez de se inclinar; quantos graus as costas rodam, não afirma.
exercise-seated-rotation-level-small = Deixe as mãos nas coxas e rode só um pouco, bem antes de sentir esticar.
exercise-seated-rotation-level-crossed = Rode com os braços cruzados, até onde for confortável.
exercise-seated-rotation-level-hold-chair = Segure o encosto da cadeira com uma mão, continue a olhar em frente e fique um momento.

## Enfiar a agulha

exercise-thread-the-needle-name = Enfiar a agulha
exercise-thread-the-needle-why = Roda a parte superior das costas enquanto as mãos e os joelhos lhe dão apoio.
exercise-thread-the-needle-1 = Ponha-se de gatas: mãos por baixo dos ombros, joelhos por baixo das ancas.
exercise-thread-the-needle-2 = Deslize um braço pelo chão, por baixo do corpo, e deixe o peito rodar com ele.
exercise-thread-the-needle-3 = Traga-o de volta e abra-o em direção ao teto. Os olhos seguem a mão.
exercise-thread-the-needle-4 = Volte a pousar a mão. Quando terminar, mude de lado.
exercise-thread-the-needle-dose = 6 a 8 vezes de cada lado, uma vez por dia.
exercise-thread-the-needle-watches = A câmara conta cada vez que um braço abre para o teto, cada lado à parte, e vê se as ancas ficam por cima dos joelhos.
exercise-thread-the-needle-level-wall = De pé, de frente para uma parede, com uma mão apoiada: o outro braço desliza por baixo e depois abre para o lado, à altura do peito.
exercise-thread-the-needle-level-four-point = Faça-o de gatas, com o braço todo.
exercise-thread-the-needle-level-hand-behind-head = Mantenha atrás da cabeça a mão que se move: o cotovelo vai por baixo, e depois sobe em direção ao teto.

## Inclinação lateral na cadeira

exercise-seated-side-bend-name = Inclinação lateral na cadeira
exercise-seated-side-bend-why = Alonga o lado do tronco e dá espaço às costelas para respirar.
exercise-seated-side-bend-1 = Sente-se com o tronco direito numa cadeira firme e pouse uma mão no assento, ao seu lado.
exercise-seated-side-bend-2 = Leve o outro braço para cima e por cima da cabeça, e incline-se com suavidade para o lado da mão que está no assento.
exercise-seated-side-bend-3 = Fique aí e respire para o lado que está esticado.
exercise-seated-side-bend-4 = Suba devagar e mude de lado.
exercise-seated-side-bend-dose = 2 a 3 vezes de cada lado, 15 a 20 segundos de cada vez, uma vez por dia.
exercise-seated-side-bend-watches = A câmara conta as inclinações para cada lado, e vê se continua bem assente na cadeira e sem rodar para a frente.
exercise-seated-side-bend-level-no-arm = Deixe os dois braços em baixo e faça deslizar uma mão pelo lado da cadeira.
exercise-seated-side-bend-level-reach = Leve um braço por cima da cabeça.
exercise-seated-side-bend-level-long-reach = Estique até à ponta dos dedos, e fique aí.

## Abrir o peito, de costas

exercise-supine-opener-name = Abrir o peito, de costas
exercise-supine-opener-why = Deixa o peito abrir e a parte superior das costas alongar e descansar, sem esforço.
exercise-supine-opener-1 = Deite-se de costas ao longo de uma toalha enrolada, com a cabeça apoiada e os joelhos dobrados.
exercise-supine-opener-2 = Deixe os braços descansar abertos para os lados, palmas para cima.
exercise-supine-opener-3 = Respire devagar e deixe as costelas soltas.
exercise-supine-opener-4 = Para se levantar, vire-se de lado.
exercise-supine-opener-dose = Uma vez por dia, 30 segundos a 2 minutos.
exercise-supine-opener-watches = O guia marca o tempo: enquanto descansa, não há movimento que uma câmara possa seguir.
exercise-supine-opener-level-towel = Deite-se sobre uma toalha dobrada, plana, com os braços só um pouco afastados do corpo.
exercise-supine-opener-level-roll = Deite-se ao longo de uma toalha macia enrolada ou de um meio rolo.
exercise-supine-opener-level-across = Ponha o rolo atravessado debaixo das omoplatas e, depois de cada vez, suba-o a largura de uma mão.
exercise-supine-opener-level-roller = Apoie a cabeça nas mãos e dobre suavemente para trás sobre um rolo de espuma.

## Juntar as omoplatas

exercise-scapular-retraction-name = Juntar as omoplatas
exercise-scapular-retraction-why = Treina os músculos que seguram os ombros e a parte superior das costas durante um dia longo.
exercise-scapular-retraction-1 = Sente-se com o tronco direito, braços soltos ao lado do corpo.
exercise-scapular-retraction-2 = Puxe as omoplatas para trás e um pouco para baixo, como se fossem para os bolsos de trás.
exercise-scapular-retraction-3 = Aguente e continue a respirar. Os ombros ficam longe das orelhas.
exercise-scapular-retraction-4 = Solte devagar.
exercise-scapular-retraction-dose = 10 a 15 vezes, 5 segundos de cada vez, uma ou duas vezes por dia.
exercise-scapular-retraction-watches = O guia marca o tempo: as omoplatas mexem-se pouco demais para uma só câmara as contar com segurança.
exercise-scapular-retraction-level-lying = Deite-se de costas com os joelhos dobrados e carregue levemente com as omoplatas no chão.
exercise-scapular-retraction-level-light = Na cadeira, use só metade da força.
exercise-scapular-retraction-level-tall = Sente-se com o tronco direito e aguente.
exercise-scapular-retraction-level-long = Sente-se com o tronco direito e aguente mais tempo.
exercise-scapular-retraction-level-band = Segure um elástico nas duas mãos, cotovelos junto ao corpo, e rode os antebraços para fora enquanto as omoplatas vão para trás.

## Remada com elástico

exercise-band-row-name = Remada com elástico
exercise-band-row-why = Fortalece os músculos entre as omoplatas.
exercise-band-row-1 = Veja primeiro o elástico: sem rasgões, e bem preso à altura do peito. Fique de pé com o tronco direito, de frente para ele, e segure as duas pontas.
exercise-band-row-2 = Puxe os cotovelos para trás em dois segundos, junto ao corpo. Sinta as omoplatas a aproximar-se.
exercise-band-row-3 = Deixe o elástico levar os braços de novo para a frente, em quatro segundos lentos.
exercise-band-row-dose = 8 a 12 vezes, 2 a 3 séries, com descanso entre elas; 2 a 3 dias por semana. Deve sentir algum trabalho, não uma luta.
exercise-band-row-watches = A câmara conta cada vez que os dois braços puxam, e vê se o tronco fica direito em vez de se inclinar para trás.
exercise-band-row-level-light = Sente-se numa cadeira e use o elástico mais leve.
exercise-band-row-level-standing = De pé, com um elástico leve.
exercise-band-row-level-heavier = Use o elástico seguinte, mais forte.
exercise-band-row-level-one-arm = Puxe com um braço de cada vez, trocando sempre de braço, com o peito virado para a frente.

## Abrir o elástico

exercise-band-pull-apart-name = Abrir o elástico
exercise-band-pull-apart-why = Fortalece a parte de trás dos ombros e o meio da parte superior das costas.
exercise-band-pull-apart-1 = Veja primeiro o elástico: sem rasgões. Fique de pé com o tronco direito e segure-o à sua frente com os braços compridos, um pouco abaixo dos ombros.
exercise-band-pull-apart-2 = Afaste as mãos, devagar. Os ombros ficam em baixo, as costelas soltas.
exercise-band-pull-apart-3 = Deixe as mãos voltar a juntar-se, ainda mais devagar.
exercise-band-pull-apart-dose = 10 a 15 vezes, 2 a 3 séries, com descanso entre elas; 2 a 3 dias por semana.
exercise-band-pull-apart-watches = A câmara conta cada vez que as mãos se afastam e voltam, e vê se os ombros não sobem.
exercise-band-pull-apart-level-light = Sente-se numa cadeira, use o elástico mais leve e abra só até meio.
exercise-band-pull-apart-level-standing = De pé, com um elástico leve.
exercise-band-pull-apart-level-wide = Use um elástico mais forte, ou abra tudo, até os braços fazerem um T.

## Deslizar na parede

exercise-wall-slide-name = Deslizar na parede
exercise-wall-slide-why = Ensina os braços a subir enquanto a parte superior das costas fica comprida.
exercise-wall-slide-1 = Fique de pé com as costas encostadas à parede, pés a um pequeno passo dela, braços dobrados e apoiados na parede.
exercise-wall-slide-2 = Deslize os braços para cima, só até onde for confortável. As costelas ficam na parede.
exercise-wall-slide-3 = Deslize-os de novo para baixo, devagar.
exercise-wall-slide-dose = 8 a 10 vezes, 1 a 2 séries, uma vez por dia.
exercise-wall-slide-watches = A câmara conta cada vez que os dois braços deslizam, e vê se um lado vai mais longe do que o outro.
exercise-wall-slide-level-forearms = Vire-se para a parede, apoie nela os antebraços e deslize para cima só até onde nada doer.
exercise-wall-slide-level-back = Faça-o com as costas encostadas à parede.
exercise-wall-slide-level-lift-off = Em cima, afaste as mãos da parede por um momento.

## Y-T-W de barriga para baixo

exercise-prone-y-t-w-name = Y-T-W de barriga para baixo
exercise-prone-y-t-w-why = Fortalece os músculos de baixo e do meio das omoplatas.
exercise-prone-y-t-w-1 = Deite-se de barriga para baixo, testa sobre uma toalha dobrada, nariz para o chão.
exercise-prone-y-t-w-2 = Braços para cima e abertos como um Y, polegares para o teto: levante-os um pouco e fique um momento.
exercise-prone-y-t-w-3 = Baixe-os devagar. Faça o mesmo com os braços esticados para os lados, como um T.
exercise-prone-y-t-w-4 = Depois com os cotovelos dobrados, como um W, e recomece no Y. Cada vez que levanta conta.
exercise-prone-y-t-w-dose = Levantar 6 a 10 vezes, 1 a 3 séries, 2 a 3 dias por semana.
exercise-prone-y-t-w-watches = A câmara conta cada vez que as duas mãos se levantam do chão, e vê se a cabeça fica em baixo; que letra faz, não distingue.
exercise-prone-y-t-w-level-wall = De pé, de frente para uma parede, antebraços apoiados, afaste um pouco as duas mãos da parede, com os cotovelos dobrados.
exercise-prone-y-t-w-level-w-only = Deite-se de barriga para baixo e faça só o W, com os cotovelos dobrados.
exercise-prone-y-t-w-level-letters = Alterne entre Y, T e W.
exercise-prone-y-t-w-level-weight = Segure meio quilo a um quilo em cada mão.

## Resistência das costas

exercise-back-extensor-endurance-name = Resistência das costas
exercise-back-extensor-endurance-why = Treina os músculos compridos das costas para aguentarem mais tempo.
exercise-back-extensor-endurance-1 = Deite-se de barriga para baixo, braços ao lado do corpo, olhos no chão.
exercise-back-extensor-endurance-2 = Levante um pouco o peito do chão. O pescoço fica comprido, os pés ficam em baixo.
exercise-back-extensor-endurance-3 = Aguente e continue a respirar.
exercise-back-extensor-endurance-4 = Desça devagar e descanse durante uma respiração.
exercise-back-extensor-endurance-dose = 5 a 10 vezes, a aguentar 3 a 5 segundos, no máximo uma vez por dia.
exercise-back-extensor-endurance-watches = A câmara conta cada vez que levanta o peito e aguenta, e vê se o pescoço fica comprido.
exercise-back-extensor-endurance-level-supine-press = Deite-se de costas, joelhos dobrados, cabeça numa almofada, e carregue levemente com a cabeça e os braços no chão.
exercise-back-extensor-endurance-level-lift = Deite-se de barriga para baixo e levante um pouco o peito.
exercise-back-extensor-endurance-level-longer = O mesmo, a aguentar mais tempo.

## Flexões na parede

exercise-wall-push-up-name = Flexões na parede
exercise-wall-push-up-why = Fortalece os braços, o peito e os músculos que seguram as omoplatas.
exercise-wall-push-up-1 = Fique de pé à distância de um braço de uma parede, com as mãos nela à altura do peito.
exercise-wall-push-up-2 = Dobre os cotovelos e aproxime-se da parede, com o corpo direito como uma tábua.
exercise-wall-push-up-3 = Empurre devagar. No fim, empurre um pouco mais, para a parte superior das costas alargar.
exercise-wall-push-up-dose = 8 a 12 vezes, 2 séries, 2 a 3 dias por semana.
exercise-wall-push-up-watches = A câmara conta, de lado, cada vez que os dois braços empurram, e vê se o corpo fica numa só linha.
exercise-wall-push-up-level-close = Fique mais perto da parede, para ser mais leve.
exercise-wall-push-up-level-wall = Fique à distância de um braço.
exercise-wall-push-up-level-table = Ponha as mãos numa mesa pesada ou numa bancada que não se mexa.
exercise-wall-push-up-level-floor = Faça-o no chão, primeiro de joelhos.

## Alongamento na porta

exercise-doorway-pec-stretch-name = Alongamento na porta
exercise-doorway-pec-stretch-why = Abre o peito depois de horas com os braços à frente.
exercise-doorway-pec-stretch-1 = Fique de pé num vão de porta e apoie os antebraços nas ombreiras, cotovelos mais ou menos à altura dos ombros.
exercise-doorway-pec-stretch-2 = Deixe o peito avançar pela porta até sentir esticar um pouco.
exercise-doorway-pec-stretch-3 = Fique aí e respire, costelas soltas, costas sem arquear.
exercise-doorway-pec-stretch-4 = Volte devagar.
exercise-doorway-pec-stretch-dose = 2 a 4 vezes, 15 a 30 segundos de cada vez, uma vez por dia.
exercise-doorway-pec-stretch-watches = A câmara conta os segundos em que os braços estão apoiados nas ombreiras; a força do alongamento, só a pode sentir quem o faz.
exercise-doorway-pec-stretch-level-one-arm = Use só um braço, com o cotovelo abaixo do ombro, e troque de braço de cada vez.
exercise-doorway-pec-stretch-level-both = Apoie os dois antebraços nas ombreiras.
exercise-doorway-pec-stretch-level-step = Dê um pequeno passo em frente, pela porta.

## Recolher o queixo

exercise-chin-tuck-name = Recolher o queixo
exercise-chin-tuck-why = Traz a cabeça de volta para cima dos ombros e acorda os músculos profundos do pescoço.
exercise-chin-tuck-1 = Sente-se com o tronco direito e olhe em frente.
exercise-chin-tuck-2 = Deslize o queixo a direito para trás, como para fazer um pequeno duplo queixo. Não baixe a cabeça.
exercise-chin-tuck-3 = Aguente e continue a respirar.
exercise-chin-tuck-4 = Solte com suavidade.
exercise-chin-tuck-dose = 8 a 10 vezes, 3 a 5 segundos de cada vez, uma ou duas vezes por dia.
exercise-chin-tuck-watches = O guia marca o tempo: a cabeça só se move dois ou três centímetros, pouco demais para uma só câmara contar com segurança.
exercise-chin-tuck-level-lying = Deite-se de costas, cabeça numa almofada fina, e torne comprida a parte de trás do pescoço.
exercise-chin-tuck-level-seated = Faça-o na cadeira, com o tronco direito.
exercise-chin-tuck-level-band = Segure um elástico leve atrás da cabeça e deslize para trás contra ele.

## Esticar o braço, de gatas

exercise-four-point-arm-lift-name = Esticar o braço, de gatas
exercise-four-point-arm-lift-why = Treina as costas para ficarem firmes enquanto um braço se move.
exercise-four-point-arm-lift-1 = Ponha-se de gatas: mãos por baixo dos ombros, joelhos por baixo das ancas, costas planas.
exercise-four-point-arm-lift-2 = Estique um braço para a frente até ficar à altura do corpo, polegar para cima.
exercise-four-point-arm-lift-3 = Fique um momento, como se tivesse uma chávena nas costas.
exercise-four-point-arm-lift-4 = Pouse a mão devagar e mude de lado.
exercise-four-point-arm-lift-dose = 6 vezes de cada lado, 1 a 2 séries, 2 a 3 dias por semana.
exercise-four-point-arm-lift-watches = A câmara conta cada vez que estica um braço, cada lado à parte, e vê se as ancas ficam quietas.
exercise-four-point-arm-lift-level-slide = Deslize a mão para a frente pelo chão, em vez de a levantar.
exercise-four-point-arm-lift-level-arm = Levante um braço até ficar à altura do corpo.
exercise-four-point-arm-lift-level-arm-and-leg = Levante também a perna do lado contrário.

## Respirar para as costelas de baixo

exercise-breathing-name = Respirar para as costelas
exercise-breathing-why = Acalma, e deixa as costelas e o meio das costas mexer por dentro.
exercise-breathing-1 = Sente-se com conforto e pouse as mãos nas costelas de baixo.
exercise-breathing-2 = Inspire com suavidade pelo nariz, durante dois a quatro segundos. Sinta as costelas alargar contra as mãos.
exercise-breathing-3 = Expire devagar, durante três a seis segundos. Os ombros ficam soltos.
exercise-breathing-dose = 6 respirações de cada vez, quantas vezes quiser; mais tarde, três a cinco minutos.
exercise-breathing-watches = O guia marca o tempo: as costelas mexem-se pouco demais para uma câmara as seguir.
exercise-breathing-level-own-pace = Respire ao seu ritmo e sinta apenas as costelas a mexer.
exercise-breathing-level-six = Siga o ritmo lento, respiração a respiração.
exercise-breathing-level-minutes = Siga o ritmo lento, e continue assim mais tempo.

## Elevação lateral com elástico

exercise-band-lateral-raise-name = Elevação lateral com elástico
exercise-band-lateral-raise-why = Uns minutos por semana podem aliviar o pescoço e os ombros doridos, segundo um ensaio clínico.
exercise-band-lateral-raise-1 = Veja primeiro o elástico: sem rasgões. Pise o meio dele, com uma ponta em cada mão.
exercise-band-lateral-raise-2 = Levante os braços para os lados e um pouco para a frente, polegares ligeiramente para cima, sem passar da altura dos ombros.
exercise-band-lateral-raise-3 = Baixe-os devagar, ainda mais devagar do que subiu.
exercise-band-lateral-raise-dose = Uma série, até dois minutos, até 5 dias por semana.
exercise-band-lateral-raise-watches = A câmara conta cada elevação dos dois braços, e vê se os ombros não sobem até às orelhas e se o corpo não balança.
exercise-band-lateral-raise-level-seated = Sente-se numa cadeira e levante os braços sem elástico, só até onde for fácil.
exercise-band-lateral-raise-level-light = De pé, com o elástico mais leve.
exercise-band-lateral-raise-level-stronger = Use o elástico seguinte, mais forte.

## Caminhar

exercise-walking-name = Caminhar
exercise-walking-why = Aquece e põe a mexer o corpo todo, e conta em todas as fases.
exercise-walking-1 = Calce sapatos confortáveis e escolha um caminho que conheça.
exercise-walking-2 = Caminhe a um ritmo a que ainda conseguiria conversar, com os braços soltos a balançar.
exercise-walking-3 = Volte para trás enquanto ainda for fácil.
exercise-walking-dose = Comece com cinco a dez minutos na maioria dos dias, e aumente devagar; 150 minutos por semana são um bom objetivo.
exercise-walking-watches = O guia marca o tempo: ao caminhar afasta-se da câmara, e ela não tem o que seguir.
exercise-walking-level-seated-march = Sente-se numa cadeira firme e marche sem sair do lugar, levantando um pé de cada vez.
exercise-walking-level-stroll = Passeie devagar, perto de casa.
exercise-walking-level-walk = Caminhe ao seu ritmo habitual.
exercise-walking-level-brisk = Caminhe depressa, de modo a respirar um pouco mais rápido.

## Quando deixar um exercício de fora ou fazê-lo mais pequeno. Cada aviso está sozinho, ao lado do seu exercício.

caution-fracture = Um osso partido nas costas, agora ou antes? Não faça este exercício até o seu médico ou fisioterapeuta concordar.
caution-osteoporosis-half-way = Tem ossos frágeis (osteoporose)? Rode só até meio, nunca até ao fim, e pergunte antes ao seu médico ou fisioterapeuta.
caution-fracture-half-way = Um osso partido nas costas, agora ou antes? Rode só até meio, e só depois de o seu médico ou fisioterapeuta concordar.
caution-ribs = Uma costela ou o esterno partidos, ou uma operação aí, nos últimos três meses? Por agora, não faça este exercício.
caution-wrist = Doem-lhe os pulsos? Faça-o numa cadeira, com as mãos nas coxas.
caution-knee = Doem-lhe os joelhos? Ponha uma almofada por baixo, ou faça-o numa cadeira.
caution-osteoporosis-no-rounding = Tem ossos frágeis (osteoporose)? Não arredonde as costas para fazer o gato. Pergunte ao seu médico ou fisioterapeuta se pode passar só de costas planas a um pouco afundadas.
caution-head-hanging = Tensão alta não controlada, glaucoma ou operação recente aos olhos? Não deixe a cabeça pendurada. Faça-o numa cadeira, com a cabeça ao mesmo nível.
caution-head-level = Tensão alta não controlada, glaucoma ou operação recente aos olhos? Não faça exercícios de gatas.
caution-hip-deep-bend = A anca dói ou belisca quando a dobra muito? Não faça este alongamento.
caution-pregnancy-leave-out = Está grávida, ou teve um bebé nas últimas 12 semanas? Não faça este exercício, e pergunte à parteira ou ao médico o que é bom para si.
caution-reflux = Sente ardor no estômago, ou a comida volta para cima, quando se baixa? Escolha a versão à mesa, e espere duas horas depois de comer.
caution-osteoporosis-small-turn = Tem ossos frágeis (osteoporose)? Rode só um pouco, nunca até ao fim e sem nada nas mãos.
caution-shoulder-leave-out = Ombro dorido ou instável? Por agora, não faça este exercício.
caution-wrist-wall = Doem-lhe os pulsos ou os joelhos? Faça-o de pé, junto a uma parede.
caution-dizzy-leave-out = Fica com tonturas quando mexe ou roda a cabeça? Não faça este exercício.
caution-head-hanging-wall = Tensão alta não controlada, glaucoma, operação recente aos olhos ou refluxo? Faça-o de pé, junto a uma parede: no chão, a cabeça fica em baixo.
caution-shoulder-arm-down = Dói-lhe o ombro? Deixe o braço em baixo e incline-se só um pouco.
caution-acute-leave-out = A dor é forte e só tem alguns dias? Deixe este para mais tarde.
caution-bleeding-towel = Toma anticoagulantes ou faz nódoas negras com facilidade? Use só uma toalha dobrada, plana, nunca um rolo duro.
caution-pregnancy-lying = Está grávida? Não se deite de costas para este exercício. Não o faça.
caution-headache-lighter = Dói-lhe o pescoço, ou dá-lhe dores de cabeça? Use só metade da força.
caution-band = Veja o elástico antes de cada uso. Um elástico rasgado ou gretado pode rebentar: deite-o fora.
caution-shoulder-light = Dói-lhe o ombro? Fique pelo elástico mais leve, e puxe só até onde nada doer.
caution-shoulder-arc = O ombro dói ao subir? Vire-se para a parede, e fique abaixo da altura em que começa a doer.
caution-balance-march = Sente falta de equilíbrio de pé, ou caiu no último ano? Em vez disso, marche sentado numa cadeira firme.
caution-balance-leave-out = Sente falta de equilíbrio de pé, ou caiu no último ano? Não faça este exercício.
caution-pregnancy-front = Está grávida? Não se deite de barriga para baixo. A versão junto à parede é para si.
caution-osteoporosis-wall = Tem ossos frágeis (osteoporose)? Escolha a versão junto à parede, e pergunte pelas outras ao seu médico ou fisioterapeuta.
caution-neck-wall = Dói-lhe o pescoço? Escolha a versão junto à parede.
caution-osteoporosis-on-back = Tem ossos frágeis (osteoporose)? Faça-o de costas no chão: é o que menos carrega a coluna.
caution-fracture-on-back = Um osso partido nas costas, agora ou antes? Só de costas no chão, e só depois de o seu médico ou fisioterapeuta concordar.
caution-neck-leave-out = Dói-lhe o pescoço? Por agora, não faça este exercício.
caution-wrist-leave-out = Doem-lhe os pulsos? Por agora, não faça este exercício.
caution-knee-leave-out = Custa-lhe estar de joelhos? Por agora, não faça este exercício.
caution-arm-symptoms = Dor, formigueiro ou dormência num braço? Não faça este exercício. Se aparecer durante o exercício, pare.
caution-neck-lying = Dói-lhe o pescoço? Faça só a versão deitada, com muita suavidade.
caution-breathing-dizzy = Cabeça leve ou tonturas? Pare, e respire ao seu ritmo. Da próxima vez, fique por essa versão.
caution-chest-walking = Pressão no peito ou falta de ar fora do normal ao caminhar? Pare, e ligue para o seu número de emergência.
