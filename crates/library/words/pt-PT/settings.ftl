# Definições: este navegador, lembretes, o próprio registo.
page-settings-title = Definições
page-settings-save = Guardar
page-settings-more = Mais definições
page-settings-language = Língua
page-settings-text = Tamanho do texto
page-settings-text-usual = Habitual
page-settings-text-large = Grande
page-settings-text-larger = Maior
page-settings-session = Numa sessão
page-settings-voice = Dizer em voz alta
page-settings-voice-text = Indicações curtas, por uma voz que vive neste dispositivo. Tudo o que se diz também se pode ler.
page-settings-camera = Propor a câmara
page-settings-camera-text = A imagem é vista neste dispositivo e nunca é enviada. Sem câmara, segue a figura ao seu ritmo.
page-settings-here = Fica guardado só neste navegador, assim que tocar.
page-settings-country = País
page-settings-country-text = Para o número de emergência que mostramos.
page-settings-pays = { $sponsor } paga por si
page-settings-pays-text = Conta para os poucos números que lá veem cada mês, sempre com pelo menos mais nove pessoas. Ninguém lá vê o seu nome nem nada de si. O Dorsal continua igual para si se não for contado.
page-settings-pays-leave = Não me contem
page-settings-pays-left = Já não conta: a partir deste mês não está nos números de ninguém. Se quiser voltar a contar, pergunte de novo se está abrangido:
page-settings-stranger = Os lembretes, e o que se guarda sobre si, vêm com o seu próprio registo. Começa com as perguntas de segurança.

page-reminders-title = Mensagens e lembretes
page-reminders-door = Quantas vezes, quando há silêncio, e tempo no seu calendário.
page-reminders-lead = É você quem decide quando o Dorsal pode falar. Ele respeita-o.
page-reminders-saved = Guardado.
page-reminders-budget = Quantas vezes
page-reminders-channels = O Dorsal não envia e-mails, nem SMS, nem notificações. Fala apenas em dois sítios: na página Hoje, quando a abre, e no seu calendário, se o puser lá. Ambos respeitam o que definir aqui. O que fecha as sessões para sua segurança é sempre mostrado.
page-reminders-days-a-week = No máximo
page-reminders-so-many = { $days ->
    [0] em nenhum dia: só quando eu perguntar
    [1] { $days } dia por semana
    [7] todos os dias
   *[other] { $days } dias por semana
}
page-reminders-quiet = Horas de silêncio
page-reminders-quiet-text = Nestas horas não se mostra nenhuma mensagem e nada o lembra. Deixe as duas em branco se não quiser nenhuma.
page-reminders-from = Das
page-reminders-until = Às
page-reminders-calendar = Tempo para si
page-reminders-calendar-text = Escolha os dias e a hora. O seu próprio calendário lembra-o nessa altura, mesmo com o Dorsal fechado. Se um dia não der jeito, deixe passar: nada é contado e nada se perde.
page-reminders-on = Nestes dias
page-reminders-at = Às
page-reminders-minutes = Durante
page-reminders-too-many = São mais dias do que aqueles em que quer ouvir falar do Dorsal. Escolha menos dias, ou permita mais em cima.
page-reminders-in-quiet = Esta hora fica nas suas horas de silêncio. Escolha outra hora, ou mude as horas de silêncio.

page-calendar-title = Tempo para si
page-calendar-into = Para o seu calendário
page-calendar-neutral = A entrada chama-se «{ $title }», e não diz nada sobre a sua saúde nem sobre o Dorsal. Quem vir o seu calendário não fica a saber mais.
page-calendar-download = Descarregar o ficheiro de calendário
page-calendar-download-text = Abra-o, e o seu calendário recebe-o. Se mudar aqui os dias, descarregue-o outra vez.
page-calendar-address = Ou um endereço que se mantém atualizado
page-calendar-address-text = O seu calendário pode ir buscá-lo sozinho a um endereço secreto. Pode anulá-lo aqui a qualquer momento.
page-calendar-since = Há um endereço, criado em { $day }. Foi mostrado uma vez e não pode voltar a ser mostrado.
page-calendar-make = Criar um endereço secreto
page-calendar-anew = Criar um novo; o antigo deixa de funcionar
page-calendar-revoke = Anular o endereço
page-calendar-made = O endereço do seu calendário
page-calendar-made-text = No seu calendário, procure «subscrever» ou «a partir de um endereço», e cole isto lá.
page-calendar-copy = O endereço
page-calendar-secret = É mostrado só desta vez. Quem o tiver vê os dias e as horas que reservou, e mais nada. Se for parar às mãos erradas, anule-o nas Definições.
page-calendar-done = Feito

page-record-title = O seu registo
page-record-door = Levar uma cópia, abri-lo noutro lado, ou apagá-lo.
page-record-lead = É seu. Pode levá-lo consigo, abri-lo noutro navegador, e mandar apagá-lo.
page-record-take = Levar uma cópia
page-record-take-text = Tudo o que está guardado, com cada decisão e a sua razão, e quem mais o consultou. Guarde-a como guarda as cartas do seu médico.
page-record-page = Uma página para ler
page-record-data = Como dados (JSON)
page-record-sent = O que foi enviado deste dispositivo
page-record-other = Abrir noutro navegador
page-record-other-text = Uma ligação abre o seu registo também lá. Funciona uma vez, durante 15 minutos.
page-record-link = Criar uma ligação
page-record-link-title = Uma ligação para o seu registo
page-record-link-text = Abra-a no outro navegador dentro de 15 minutos, e carregue lá no botão.
page-record-link-copy = A ligação
page-record-link-secret = Quem a abrir primeiro fica com acesso ao seu registo. Não a publique em lado nenhum.
page-record-agreement = O seu acordo
page-record-agreement-text = Concordou que as suas respostas e os seus resultados fiquem aqui guardados.
page-record-withdraw = Retirar o acordo
page-record-withdraw-lead = Pode retirá-lo a qualquer momento. Isto é o que significa:
page-record-withdraw-1 = Não há mais sessões, e nada mais se decide por si, até voltar a concordar.
page-record-withdraw-2 = O endereço secreto do seu calendário, se tiver um, deixa de funcionar.
page-record-withdraw-3 = O que foi guardado até agora fica como está. Se quiser que desapareça, apague o seu registo.
page-record-withdraw-yes = Retirar
page-record-withdrawn = Retirou o seu acordo.
page-record-agree = Voltar a concordar

page-erase-title = Apagar tudo
page-erase-door = O seu registo desaparece para sempre.
page-erase-go = O que isto significa
page-erase-lead = Depois ninguém o pode trazer de volta: nem você, nem quem gere este Dorsal.
page-erase-what = As suas respostas, sessões, programa e progresso são apagados, com a chave que os abre.
page-erase-browsers = Todos os navegadores que têm o seu registo aberto perdem-no. As ligações e o endereço do calendário deixam de funcionar.
page-erase-backups = O seu registo fica numa lista de apagados. Se um dia se repuser uma cópia de segurança, ela deixa-o de fora. Até as cópias antigas serem eliminadas, pode haver nelas uma cópia selada.
page-erase-files = Os ficheiros que descarregou, ou que alguém da sua clínica descarregou, e as entradas no seu calendário ficam onde estão.
page-erase-take-first = Levar primeiro uma cópia
page-erase-on = Continuar
page-erase-no = Não, manter
page-erase-sure-title = Tem a certeza?
page-erase-sure = Sim, apagar todo o meu registo para sempre.
page-erase-yes = Apagar tudo agora
page-erase-gone = Já não existe
page-erase-gone-text = O seu registo foi apagado, e este navegador não guarda nada dele. Obrigado pelo tempo que passou aqui. Volte sempre que quiser.
page-erase-gone-backups = Se pôs lembretes no seu calendário, pode apagá-los lá.
