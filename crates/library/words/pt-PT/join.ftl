# Aderir através da entidade empregadora ou do plano de saúde.
page-join-title = A sua entidade empregadora ou o seu plano de saúde oferece o Dorsal?
page-join-lead = Procure pelo nome. Ninguém fica a saber que procurou.
page-join-description = Veja se a sua entidade empregadora ou o seu plano de saúde paga o Dorsal. Ninguém fica a saber que procurou.
page-join-label = Nome da sua entidade empregadora ou do seu plano de saúde
page-join-hint = A partir de três letras. Serve um nome abreviado ou antigo, e um pequeno erro não faz mal.
page-join-search = Procurar
page-join-found = { $count ->
    [one] { $count } resultado
   *[other] { $count } resultados
}
page-join-more-than = Os primeiros { $count }. Com mais algumas letras aparecem outros.
page-join-alias = também conhecido por { $name }
page-join-none = Nada encontrado com este nome.
page-join-none-title = Nada encontrado com este nome
page-join-none-try = O que costuma ajudar:
page-join-none-payslip = o nome que está no recibo de vencimento ou no cartão do seguro
page-join-none-parent = o nome do grupo a que a sua empresa pertence
page-join-none-short = menos letras, ou a forma abreviada
page-join-none-partner = a entidade empregadora ou o plano de quem vive consigo: muitas vezes a família também está incluída
page-join-ask-title = Não está na lista?
page-join-ask-text = Há uma carta para a sua entidade empregadora ou o seu plano de saúde que explica o que é o Dorsal e o que é preciso. Não leva o seu nome, e é a si que cabe decidir se a entrega.
page-join-ask-button = Descarregar a carta (PDF)
page-join-alone-title = Por conta própria
page-join-alone-text = Pode usar o Dorsal sem que ninguém o pague: é gratuito, com o programa completo, e ninguém fica a saber.
page-join-alone-button = Começar por conta própria
page-join-members-only = Para começar, precisa de uma entidade empregadora ou de um plano de saúde que ofereça aqui o Dorsal. O guia está aberto a todas as pessoas.
page-join-guide = Para o guia
page-join-private-title = O que fica consigo
page-join-private-text = Nem a sua entidade empregadora nem o seu plano de saúde fica a saber que procurou, se participa ou como está.

page-join-back = Outra entidade empregadora ou outro plano de saúde
page-join-covers = O programa completo para a parte superior das costas, gratuito para si.
page-join-whom = Para quem
page-join-own = As próprias pessoas que lá trabalham ou estão seguradas
page-join-partner = Os seus cônjuges e companheiros
page-join-child = Os seus filhos adultos
page-join-other = Outras pessoas que lá estão inscritas
page-join-age = A partir dos { $age } anos.
page-join-check-title = Está na lista?
page-join-check-text = { $sponsor } deu-nos uma lista com a qual podemos comparar, mas que não podemos ler. O que escrever é comparado e esquecido: não fica guardado, e ninguém fica a saber.
page-join-member-id = Número de membro ou de funcionário
page-join-member-id-hint = Está no cartão ou no recibo de vencimento. Escreva-o todo, também as letras; espaços, hífenes e maiúsculas não contam. Muitas famílias partilham um número.
page-join-first-name = Nome próprio
page-join-last-name = Apelido
page-join-name-hint = O seu, mesmo que o número seja de outra pessoa da família. Os acentos não contam.
page-join-birth = Data de nascimento
page-join-day = Dia
page-join-month = Mês
page-join-year = Ano
page-join-check = Verificar
page-join-missing-id = Escreva o seu número, por favor.
page-join-missing-name = Escreva o seu nome, por favor.
page-join-missing-birth = Escreva um dia que exista, com o dia e o mês em números e o ano completo, por exemplo 31 3 1980.

page-join-eligible-title = Sim, está abrangido por esta oferta
page-join-eligible-text = { $sponsor } paga o Dorsal por si. Seguem-se algumas perguntas para a sua segurança e depois o seu programa.
page-join-eligible-button = Continuar
page-join-eligible-note = { $sponsor } não fica a saber.
page-join-eligible-numbers = Vê alguns números por mês, de dez pessoas ou mais, e nunca um nome, uma resposta ou uma sessão. Nas definições pode escolher não ser contado.
page-join-elsewhere-title = Para si há outra oferta
page-join-elsewhere-text = Está na lista de { $sponsor }. Para si oferecem o seguinte:
page-join-not-found-title = Não encontrámos o seu nome na lista
page-join-not-found-text = Acontece facilmente e não diz nada sobre si. Quase sempre é uma destas razões:
page-join-not-found-id = O número tem uma letra ou um algarismo parecido com outro: O e 0, I e 1.
page-join-not-found-family = Numa família, cada pessoa precisa do seu próprio nome e da sua data de nascimento.
page-join-not-found-name = O nome mudou, e a lista ainda tem o antigo.
page-join-not-found-new = Entrou há pouco tempo. As listas costumam chegar uma vez por mês.
page-join-not-found-wrong-sponsor = É outra parte da empresa que oferece o Dorsal.
page-join-again-title = Tentar outra vez
page-join-letter-title = Perguntar a quem faz a lista
page-join-letter-text = Esta carta pede a { $sponsor } que veja se a lista está certa. Não leva o seu nome. Quem a entrega mostra que procurou; é a si que cabe decidir.
page-join-later-title = Um pouco mais tarde, por favor
page-join-later-text = Para que ninguém descubra por tentativas quem está numa lista, só se responde a algumas verificações seguidas. O acesso não está bloqueado: dentro de { $minutes ->
    [one] um minuto
   *[other] { $minutes } minutos
} pode continuar.

page-join-paper-ask-title = Querem oferecer o Dorsal?
page-join-paper-ask-to = A quem trata da saúde e dos benefícios
page-join-paper-ask-what = O Dorsal é um cuidado digital para a parte superior das costas: um programa de exercícios adequado a cada pessoa, que segue regras de segurança com fontes e abranda quando algo dói. Quem quiser pode deixar que uma câmara conte no próprio navegador; nenhuma imagem sai do aparelho.
page-join-paper-ask-open = É de código aberto, e pode ser instalado por vós ou por um fornecedor à vossa escolha.
page-join-paper-ask-list = Basta uma lista das pessoas que podem participar. Dela o Dorsal guarda apenas resumos cifrados, nos quais não se pode ler ninguém. Em troca, nunca ficam a saber quem procurou, quem participa ou como está.
page-join-paper-ask-end = Agradecia que pensassem nisso.
page-join-paper-list-title = Por favor, vejam a vossa lista para o Dorsal
page-join-paper-list-to = Para { $sponsor }
page-join-paper-list-what = Oferecem o Dorsal, um cuidado digital para a parte superior das costas. Se alguém pode participar vê-se numa lista que vem de vós. Não fui encontrado ou encontrada nela, embora julgue pertencer às pessoas abrangidas.
page-join-paper-list-look = Por favor, vejam se
page-join-paper-list-newest = foi entregue a lista mais recente, com toda a gente que entrou desde então;
page-join-paper-list-family = os membros das famílias estão lá com a sua própria data de nascimento e o seu próprio nome;
page-join-paper-list-dates = as datas de nascimento têm o dia e o mês na ordem certa, e a cobertura já começou e não terminou;
page-join-paper-list-number = os números são os que estão nos cartões e nos recibos.
page-join-paper-list-end = Peço que vejam a lista inteira. Quem participa não vos é dito, e esta carta também não o diz.
