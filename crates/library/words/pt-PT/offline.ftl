# Sem ligação, e o Dorsal no ecrã principal.
session-offline-title = Sem ligação neste momento
session-offline-none = Uma sessão precisa primeiro das perguntas de segurança, e essas precisam da ligação. Assim que ela voltar, pode continuar onde estava.
session-offline-ready = A sua sessão está neste navegador, por isso pode fazê-la na mesma. O que fizer fica guardado aqui e é enviado quando a ligação voltar.
session-offline-used = A sessão que estava neste navegador está feita. Antes da próxima vêm as perguntas de segurança, e essas precisam da ligação.
session-offline-expired = A sessão que estava neste navegador já não é válida: uma verificação de segurança vale por um dia. Assim que a ligação voltar, responda-lhe de novo, por favor; é breve.
session-offline-renewed = O Dorsal foi renovado, e a sessão que está neste navegador pertence ao anterior. Assim que a ligação voltar, pode continuar onde estava.
session-offline-clock = Este dispositivo indica { $when }. Se não estiver certo, acerte o relógio, por favor, e volte aqui.
session-offline-waiting = O que fez está guardado neste navegador. É enviado sozinho quando a ligação voltar.
session-offline-go = Ir para a minha sessão
session-offline-emergency = Dor forte no peito, falta de ar, desmaio, pernas fracas ou dormentes? Ligue já para o número de emergência do país onde está.
session-offline-numbers = Números de emergência de todos os países
session-failed-clock-title = O relógio deste dispositivo não está certo
session-failed-clock = Indica { $when }, que é antes de esta sessão lhe ter sido entregue. Acerte o relógio, por favor, ou volte quando houver ligação.

page-unsent-title = Sem ligação neste momento.
page-unsent = Nada se perdeu: as suas respostas continuam nesta página. Envie-as de novo, por favor, quando a ligação voltar.

page-install-description = Cuidados digitais para a parte superior das costas: acompanha-o, zela pela sua segurança e deixa a imagem no seu dispositivo.
page-install-title = No ecrã principal
page-install-lead = O Dorsal pode ficar ao lado das suas outras aplicações. Abre-se então sozinho, em ecrã inteiro, e uma sessão que já abriu funciona também sem ligação durante um dia.
page-install-phone = iPhone e iPad: no Safari, toque no sinal de partilha e depois em «Adicionar ao ecrã principal».
page-install-android = Android: abra o menu do navegador e depois «Adicionar ao ecrã principal» ou «Instalar aplicação».
page-install-computer = Computador: no Chrome ou no Edge, o sinal no fim da linha do endereço. No Safari, o menu Ficheiro e depois «Adicionar à Dock».
page-install-now = Pôr lá agora
