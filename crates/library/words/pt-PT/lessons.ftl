# Lições: curtas e amigas. Cada uma tem um título, uma entrada, parágrafos, e uma coisa pequena para experimentar hoje.

## O que a dor lhe está a dizer

lesson-understanding-pain-title = O que a dor lhe está a dizer
lesson-understanding-pain-lead = A dor é real, sempre. E é mais do que uma medida do que se passa nas suas costas.
lesson-understanding-pain-1 = Pense na dor como um alarme. Existe para nos proteger, e toca quando o sistema nervoso acha que algo pode precisar de proteção. Quando se acaba de torcer um tornozelo, o alarme e a lesão batem certo. Quando a dor já dura há semanas, batem cada vez menos certo: o alarme aprendeu a tocar cedo demais, com um toque, com uma lembrança, num dia cansativo.
lesson-understanding-pain-2 = É por isso que as costas podem doer mais depois de uma noite má ou de uma discussão do que depois de uma hora no jardim. Mexer-se pouco, fazer demais de uma vez, o stress, o desânimo, dormir mal e fumar andam todos ligados à dor na parte superior das costas. Nada disto quer dizer que a dor é imaginada, e nada disto é culpa sua. São sítios por onde pode começar.
lesson-understanding-pain-3 = A dor na parte superior das costas é comum: num ano, chega a cerca de uma em cada sete a uma em cada quatro pessoas. Na maior parte das vezes, nenhuma parte lesionada a explica só por si. Um alarme que ficou sensível demais pode voltar a acalmar. O movimento que parece seguro, o sono, e dias nem cheios demais nem vazios demais ajudam a baixá-lo.
lesson-understanding-pain-4 = De vez em quando, um alarme é por algo que precisa mesmo de ser visto. É para isso que servem as perguntas de segurança antes de cada sessão.
lesson-understanding-pain-try = Hoje, repare num momento em que as costas estiveram um pouco melhor, e no que estava a fazer nessa altura.

## Doer nem sempre é fazer mal

lesson-hurt-and-harm-title = Doer nem sempre é fazer mal
lesson-hurt-and-harm-lead = Um movimento pode doer um pouco sem causar nenhuma lesão. Saber distinguir as dores torna mais fácil mexer-se.
lesson-hurt-and-harm-1 = Músculos e articulações que estiveram parados queixam-se quando voltam a ser usados. Sentir esticar, algum esforço, uma moinha que passa: são os sons de um corpo que se está a habituar. Ter os músculos doridos um a três dias depois de algo novo também é normal.
lesson-hurt-and-harm-2 = Usamos uma régua simples, de 0 a 10. Se a dor fica em 3 ou menos, ou não passa do que era antes de começar, continue. Até 5, se passar pouco depois, é aceitável. Se sobe acima disso, ou ainda está mais alta meia hora depois ou na manhã seguinte, o passo foi um pouco grande demais. Raramente é sinal de lesão: nesse caso nada aumenta, a sessão seguinte tem a mesma quantidade, e pode fazer os movimentos mais pequenos. Se a dor sobe 3 pontos ou mais, ou chega a 8, ou está 2 pontos mais alta na manhã seguinte, o seu programa fica mais fácil.
lesson-hurt-and-harm-3 = Há sinais que querem dizer parar, sempre: uma dor aguda, em pontada ou em choque, uma dor que cresce a cada repetição ou se espalha, dormência, fraqueza, pressão no peito, falta de ar, tonturas. Nesse caso a sessão termina, e fazemos de novo as perguntas de segurança.
lesson-hurt-and-harm-4 = Num estudo, pessoas com o tendão de Aquiles dorido que se mantiveram ativas com uma régua destas não ficaram pior do que as que descansaram. Cada clínica traça as linhas de forma um pouco diferente. Estas são as nossas.
lesson-hurt-and-harm-try = Antes da próxima sessão, diga em voz alta o número com que começa. No fim, diga-o de novo, e amanhã de manhã mais uma vez.

## Pouco e muitas vezes

lesson-pacing-title = Pouco e muitas vezes
lesson-pacing-lead = Os dias bons convidam a fazer tudo, os dias maus a não fazer nada. Entre os dois há um caminho mais firme.
lesson-pacing-1 = Talvez conheça isto: a dor está baixa, e por isso põe em dia a casa, o jardim e as cartas. Nos dois dias seguintes paga por isso e descansa. Depois recomeça. Com as semanas, os dias bons são cada vez menos, e faz-se cada vez menos. Não é culpa de ninguém; acontece a quase toda a gente com uma dor que dura.
lesson-pacing-2 = Dosear o esforço inverte isto: quem decide é o plano, não a dor. Escolha uma atividade que lhe traz a dor, e veja mais ou menos ao fim de quanto tempo. Se caminhar vinte minutos dói, o seu ponto de partida é cerca de metade: dez minutos. Faça-os nos dias bons e nos dias maus, e pare enquanto ainda é fácil.
lesson-pacing-3 = Faça pausas antes de precisar delas. Divida as tarefas grandes em bocados pequenos, com algo diferente pelo meio. Quando tiver corrido bem durante alguns dias, acrescente um pouco. Alguns programas usam cerca de dez por cento por semana. Esse número vem da prática e não de ensaios, por isso não o leve à letra.
lesson-pacing-4 = O seu programa aqui funciona da mesma maneira. Acrescenta um pequeno passo, e só depois de ter corrido bem três vezes.
lesson-pacing-try = Escolha uma atividade, corte para metade o tempo que costuma trazer-lhe a dor, e ponha hoje um temporizador para ela.

## Medo de se mexer? Vá por pequenos passos

lesson-small-steps-title = Medo de se mexer? Vá por pequenos passos
lesson-small-steps-lead = Depois de semanas de dor, faz sentido ter cuidado. Mas cuidado durante tempo demais torna o mundo pequeno.
lesson-small-steps-1 = Talvez tenha deixado de se virar para trás no carro, de pegar no neto ao colo, ou de se deitar de barriga para baixo. Cada vez que evita algo e nada de mau acontece, a cabeça toma nota: ainda bem que evitei. Assim o medo fica, embora as costas já há muito consigam mais.
lesson-small-steps-2 = A saída é uma escada. No degrau de baixo está algo que preocupa só um pouco; no de cima, aquilo que quer recuperar. Se for levantar uma caixa, o primeiro degrau pode ser dobrar-se para uma mesa vazia. Depois uma caixa vazia, depois uma com um livro, depois dois livros.
lesson-small-steps-3 = Fique num degrau até pensar: afinal, isto está bem. Então suba um. Um friozinho na barriga num degrau novo faz parte; é assim que um degrau parece visto de baixo. Recuou? Desça um e suba outra vez. Nada se perdeu.
lesson-small-steps-4 = Os exercícios daqui também são escadas, cada um com versões mais fáceis e mais difíceis. Se um profissional de saúde lhe disse para evitar um movimento, ele não tem lugar na sua escada até que lhe digam o contrário.
lesson-small-steps-try = Escreva um movimento que evita, e a versão mais pequena dele que hoje se atreveria a fazer. Se for seguro para si, faça-a uma vez.

## Dormir com as costas doridas

lesson-sleep-title = Dormir com as costas doridas
lesson-sleep-lead = Uma noite má faz a dor falar mais alto, e a dor piora a noite. Pode desatar o nó por qualquer das pontas.
lesson-sleep-1 = Não há uma só posição certa. A maioria das pessoas está bem de lado, com uma almofada que enche o espaço entre o ombro e a orelha, e talvez outra para abraçar, para que o braço de cima não puxe as costas. De costas, uma almofada pequena debaixo dos joelhos ajuda muita gente. Virar-se durante a noite é bom: também é movimento.
lesson-sleep-2 = O que ajuda o sono em geral ajuda aqui: levantar-se todos os dias mais ou menos à mesma hora, luz de manhã, algum movimento durante o dia, café só até ao meio-dia, e uma última hora calma, sem notícias nem mensagens. Um duche quente ou umas respirações lentas podem servir de ponte.
lesson-sleep-3 = Se está muito tempo sem dormir, levante-se, sente-se num sítio com pouca luz, e volte quando tiver sono. Uma noite má não é um desastre: o corpo recupera. A sessão do dia seguinte pode ser mais pequena, mas mexer-se um pouco costuma saber melhor do que não fazer nada.
lesson-sleep-4 = Uma dor que aparece sobretudo de noite, que piora muito na cama, ou que nenhuma posição alivia deve ser avaliada. Diga ao seu médico, sobretudo se também perde peso ou sente mal-estar.
lesson-sleep-try = Esta noite, experimente mais uma almofada: para abraçar, ou debaixo dos joelhos.

## Stress, ombros e respiração

lesson-stress-and-breathing-title = Stress, ombros e respiração
lesson-stress-and-breathing-lead = Já reparou onde estão os seus ombros quando o dia pesa demais? Muitas vezes sabem-no antes de si.
lesson-stress-and-breathing-1 = O stress é o corpo a preparar-se: os músculos contraem-se, a respiração sobe para o peito, o sistema de alarme escuta com mais atenção. Durante uma hora, é útil. Durante semanas, cansa os músculos à volta do pescoço e das omoplatas e faz a dor falar mais alto. O stress e o desânimo estão entre as coisas que andam ligadas à dor na parte superior das costas.
lesson-stress-and-breathing-2 = Nem sempre pode mudar o que o dia traz, mas pode dar ao corpo um sinal de que já pode descansar. O mais simples é deitar o ar fora devagar. Pouse as mãos nas costelas de baixo, inspire com suavidade durante dois a quatro segundos, e expire durante três a seis. Seis respirações levam menos de um minuto. Se ficar com tonturas, pare e respire como quiser.
lesson-stress-and-breathing-3 = Uma orientação clínica mais antiga, para a dor lombar que dura, indica o relaxamento, a atenção plena (mindfulness) e a psicoterapia ao lado do exercício. Por isso, isto não é uma segunda escolha: faz parte de bons cuidados. Funciona melhor como um pequeno hábito, ligado a algo que já faz, como esperar que a água ferva.
lesson-stress-and-breathing-4 = Se a preocupação ou o desânimo pesam na maioria dos seus dias, fale com o seu médico. Há ajuda para os dois, e muitas vezes as costas acompanham.
lesson-stress-and-breathing-try = Três vezes hoje, deixe cair os ombros e faça seis respirações lentas.

## A sua secretária e o seu ecrã

lesson-desk-and-screen-title = A sua secretária e o seu ecrã
lesson-desk-and-screen-lead = Não há postura perfeita. A melhor posição é a próxima.
lesson-desk-and-screen-1 = Estar na cadeira, por si só, não faz mal às costas; o que as aborrece é não se mexer horas a fio. Por isso, o mais útil numa secretária é sair dela de vez em quando. Levante-se para as chamadas, ponha a impressora noutra divisão, beba mais água. Uma pequena caminhada conta.
lesson-desk-and-screen-2 = Para o tempo que fica pelo meio, faça os móveis vir até si. Pés no chão. Costas no encosto. Ecrã mais ou menos à distância de um braço, com o topo perto da altura dos olhos. Teclado e rato tão perto que os cotovelos fiquem ao lado do corpo. Com um portátil, uma pilha de livros por baixo e um teclado à parte fazem metade do trabalho. Telemóvel e tablet: traga-os para cima, em vez de baixar a cabeça até eles.
lesson-desk-and-screen-3 = Pequenas doses de exercício cabem num dia de trabalho. Num ensaio clínico, dois minutos por dia com um elástico, cinco dias por semana, aliviaram pescoços e ombros doridos ao fim de dez semanas. Num pequeno estudo com 26 pessoas que trabalham em escritório, um quarto de hora de exercícios para a parte superior das costas, duas vezes por semana, fez mais ou menos o mesmo que o tratamento manual.
lesson-desk-and-screen-4 = Não tem de se sentar como um soldado. Recoste-se um bocado, depois endireite-se, depois fique de pé. As suas costas gostam de variar.
lesson-desk-and-screen-try = Ponha hoje um lembrete discreto a cada meia hora. Quando vier, levante-se, dê dez passos e faça círculos com os ombros.

## Quando a dor se reacende

lesson-flare-up-plan-title = Quando a dor se reacende
lesson-flare-up-plan-lead = Uma crise é um passo atrás, não um voltar ao princípio. É mais fácil com um plano feito num dia calmo.
lesson-flare-up-plan-1 = A dor que tinha diminuído volta, às vezes depois de se fazer demais de uma vez, às vezes sem razão à vista. Quase toda a gente passa por isto no caminho. Raramente é sinal de que algo se lesionou.
lesson-flare-up-plan-2 = Primeiro, veja se é a dor que já conhece. Se é nova, aguda, se vem com febre, dormência, fraqueza, dor no peito ou depois de uma queda, não é uma crise destas: responda às perguntas de segurança, ou peça ajuda.
lesson-flare-up-plan-3 = Se é a antiga: descanse até um dia, se precisar, mas não o dia todo na cama. Faça cerca de metade do que fazia, com mais pausas. Mantenha a respiração e os movimentos mais suaves. O calor sabe bem a muita gente. Diga às pessoas à sua volta o que ajuda.
lesson-flare-up-plan-4 = Depois volte a aumentar, ao longo de três a sete dias, um pequeno passo de cada vez. O seu programa faz o mesmo: recua para versões mais fáceis e volta por passos ao ponto em que estava. Não começa do zero, e quem o segue também não.
lesson-flare-up-plan-5 = Se ao fim de uma semana não tiver aliviado, fale com um profissional de saúde.
lesson-flare-up-plan-try = Escreva três linhas e guarde-as onde as encontre: o que deixo de fazer, o que continuo a fazer, a quem digo.

## Continuar bem

lesson-staying-well-title = Continuar bem
lesson-staying-well-lead = Quando a dor se cala, os exercícios são a primeira coisa a ficar esquecida. Um pequeno plano mantém-nos vivos.
lesson-staying-well-1 = Primeiro, dê-lhe tempo: pode levar até doze semanas a sentir todo o benefício. Num ensaio clínico com cem pessoas, as que tinham feito exercícios para a parte superior das costas ainda mantinham o benefício às doze semanas. O que construiu é seu, mas precisa de algum uso.
lesson-staying-well-2 = Depois do programa, duas ou três sessões curtas por semana são um bom objetivo, e caminhar na maioria dos dias. Escolha os dois ou três exercícios de que mais gosta. O melhor exercício é aquele que se faz. Ligue-os a algo que acontece de qualquer maneira: depois de lavar os dentes, antes das notícias.
lesson-staying-well-3 = Conheça os seus primeiros sinais. Para uns é o pescoço preso de manhã, para outros a pouca paciência, as caminhadas que ficam por fazer ou as noites más. Quando vir um, não precisa de grandes medidas: uma semana mais leve, mais pausas, de volta aos seus exercícios preferidos.
lesson-staying-well-4 = A dor pode voltar um dia. Isso não quer dizer que tudo foi em vão. Agora sabe o que ajuda, e desta vez começa mais cedo. E se for diferente da dor que conhece, peça que a avaliem.
lesson-staying-well-try = Escreva os seus dois exercícios preferidos, quando os vai fazer, e um primeiro sinal a que estar com atenção.

## Um objetivo que é seu

lesson-goals-title = Um objetivo que é seu
lesson-goals-lead = «Menos dor» é um bom desejo. Um objetivo é algo que vai fazer quando ele se cumprir.
lesson-goals-1 = Pergunte-se: o que é que as costas me impedem de fazer e me faz falta? Brincar no chão com as crianças, uma noite no cinema, nadar, um dia de trabalho sem contar as horas. Quanto mais for seu, mais ajuda a atravessar uma semana sem graça.
lesson-goals-2 = Depois torne-o tão pequeno que possa começar. «Ficar em forma» nunca começa numa terça-feira. «Na terça, depois do almoço, vou a pé até à padaria e volto» começa. Um bom passo diz o quê, quando, onde e durante quanto tempo, e dá-lhe pelo menos bastante certeza de que o vai conseguir. Se não dá, corte-o para metade. Ninguém precisa de saber como é pequeno.
lesson-goals-3 = De vez em quando, olhe para trás em vez de para a frente. É por isso que lhe perguntamos por três atividades à sua escolha, e mostramos como as suas respostas mudam. A dor sobe e desce de dia para dia; o que consegue fazer cresce muitas vezes de forma mais firme. Uma mudança de dois pontos ou mais na média delas é, provavelmente, mais do que acaso.
lesson-goals-4 = Um objetivo pode mudar. Se o alcançar, saboreie-o um pouco antes de escolher o próximo. Se já não lhe serve, deixe-o ir.
lesson-goals-try = Complete esta frase num papel: «Quando as costas me deixarem, vou …». Depois escreva o primeiro passo, com dia e hora.

## Mexer-se ao longo do dia

lesson-moving-through-the-day-title = Mexer-se ao longo do dia
lesson-moving-through-the-day-lead = Dez minutos de exercício são bons. As outras horas também contam.
lesson-moving-through-the-day-1 = As suas costas são feitas para cargas que mudam. Do que menos gostam é de mais do mesmo: horas numa cadeira, um dia na cama, uma tarde a trabalhar na mesma posição curvada. Por isso não procure a posição certa, procure a próxima.
lesson-moving-through-the-day-2 = As coisas que já faz podem ser pequenos exercícios. Chegue ao armário de cima com os dois braços. Olhe por cima do ombro com o peito todo, não só com o pescoço. Leve as compras em dois sacos em vez de um. Levante-se para uma chamada. Suba um andar pelas escadas.
lesson-moving-through-the-day-3 = Para levantar e carregar não há uma só maneira certa, mas algumas são mais fáceis para umas costas doridas: mantenha o peso junto ao corpo, deixe as pernas ajudar, expire ao levantar, e mova os pés em vez de torcer as costas. As coisas pesadas voltam passo a passo, quando a dor é pouca. Se tem ossos frágeis, ou já partiu um osso das costas, peça a alguém que levante por si, e evite dobrar-se ou rodar muito.
lesson-moving-through-the-day-4 = Caminhar é o mais simples de tudo. Um bom objetivo são 150 minutos por semana, nas porções que quiser: cinco minutos também são uma porção. Se sentir uma falta de ar fora do normal, ou pressão no peito, pare e peça ajuda.
lesson-moving-through-the-day-try = Escolha uma coisa que hoje faz na cadeira, e faça-a de pé ou a caminhar.

## Quando consultar alguém

lesson-when-to-see-somebody-title = Quando consultar alguém
lesson-when-to-see-somebody-lead = A maior parte das dores na parte superior das costas melhora com tempo e movimento. Algumas devem ser avaliadas, e outras de imediato.
lesson-when-to-see-somebody-1 = Ligue já para o seu número de emergência se tiver: dor ou pressão no peito, ou dor que passa para o maxilar ou para o braço; uma dor súbita, como se algo se rasgasse; falta de ar nova, ou tosse com sangue; pernas fracas ou dormentes, falta de equilíbrio nova; dormência à volta dos genitais ou nas nádegas, problemas novos com a bexiga ou os intestinos; dor depois de uma queda grave, de um acidente ou de uma pancada forte.
lesson-when-to-see-somebody-2 = Peça aconselhamento médico no próprio dia se tiver: febre, arrepios ou mal-estar juntamente com a dor; dor como uma cinta à volta do peito, com dormência; dor forte que nada alivia; perda de peso que não consegue explicar; um alto ou uma mudança nova na forma das costas; dor nova na coluna, se tem ou teve cancro; uma dor súbita e aguda, se tem ossos frágeis.
lesson-when-to-see-somebody-3 = Marque uma consulta se a dor for 8 ou mais, se piorar de semana para semana, se lhe interromper o sono vezes sem conta, ou se seis semanas a cuidar dela por conta própria não mudaram nada. Também se sente desânimo na maioria dos dias, ou se precisa de medicamentos fortes para a dor.
lesson-when-to-see-somebody-4 = Nenhuma lista encontra tudo. Conhece o seu corpo: se algo lhe parece errado, isso é razão suficiente. Ninguém vai achar que está a exagerar.
lesson-when-to-see-somebody-try = Ponha dois números no telemóvel: o de emergência e o do seu médico.
