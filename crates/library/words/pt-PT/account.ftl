# Contas: criar uma, iniciar sessão, com que se entra, sair.
page-account-title = Conta
page-account-door = Abra o seu registo em mais do que um navegador, e volte a encontrá-lo se perder este.
page-account-lead = Pode usar o Dorsal sem conta: o seu registo está ligado a este navegador. Com uma conta, pode abri-lo noutros.
page-account-why-browsers = Abra o seu registo no telemóvel e no computador, e volte a encontrá-lo se perder um dispositivo.
page-account-why-name = Basta um nome à sua escolha. Nem endereço de e-mail, nem número de telefone.
page-account-why-none = Veja onde tem a sessão iniciada, e termine-a em todo o lado com um toque.
page-account-has-record = Este navegador tem um registo. Quando tiver uma conta, pode levá-lo consigo.
page-account-make = Criar uma conta
page-account-sign-in = Iniciar sessão
page-account-as = Iniciou sessão como { $name }.
page-account-role-member = Esta conta é para si.
page-account-role-clinician = É profissional de saúde neste Dorsal.
page-account-role-sponsor = Está aqui por uma empresa ou um plano de saúde.
page-account-role-operator = Gere este Dorsal.
page-account-work-clinician = O que espera por si
page-account-work-sponsor = Os números de cada mês
page-account-work-operator = Convidar pessoas
page-account-no-record = Ainda não há nenhum registo nesta conta.
page-account-erase = A sua conta fica, e já não abre nada. Pode eliminá-la em Conta.

page-account-new-title = Criar uma conta
page-account-new-lead = Um nome e uma maneira de mostrar que é mesmo você: não é preciso mais nada.
page-account-name = Nome
page-account-name-text = Escreve-o para iniciar sessão. Não precisa de ser o seu nome verdadeiro. É guardado de modo que ninguém o consiga ler na base de dados.
page-account-name-wrong = Escolha um nome com 3 a 60 letras, algarismos ou sinais.
page-account-name-taken = Já há alguém com este nome. Escolha outro.
page-account-passkey-text = O melhor é uma chave de acesso: o seu dedo, o seu rosto ou o código do dispositivo. Nada para decorar, e nada que alguém possa adivinhar.
page-account-passkey-make = Criar uma chave de acesso
page-account-or-password = Ou com uma palavra-passe
page-account-password = Palavra-passe
page-account-password-text = Pelo menos { $count } caracteres. Várias palavras que consiga decorar são melhores do que uma que não consiga.
page-account-make-with-password = Criar a conta com uma palavra-passe
page-account-weak-short = Esta palavra-passe é curta demais. Use pelo menos 12 caracteres, por exemplo várias palavras.
page-account-weak-long = Esta palavra-passe é longa demais. Use no máximo 256 caracteres.
page-account-weak-common = Esta palavra-passe é das primeiras que alguém experimentaria. Escolha outra, por exemplo várias palavras.
page-account-weak-name = A palavra-passe não pode ser o seu nome. Escolha outra.

page-account-again-lead = Vai mudar aquilo com que inicia sessão. Inicie sessão mais uma vez, para que ninguém o faça por si se encontrar o navegador aberto.
page-account-passkey-open-text = Com o seu dedo, o seu rosto ou o código do dispositivo. Não precisa de escrever nada.
page-account-passkey-open = Entrar com uma chave de acesso
page-account-passkey-failed = Não resultou. Tente outra vez, ou entre de outra maneira.
page-account-with-password = Entrar com a palavra-passe
page-account-wrong = O nome e a palavra-passe não correspondem. Verifique os dois e tente outra vez.
page-account-recover-door = Já não consigo entrar
page-account-none-yet = Ainda não tem conta?

page-account-recover = Entrar com um código de recuperação
page-account-recover-lead = Escreva um dos códigos que lhe foram mostrados e uma nova palavra-passe. A sessão termina em todos os outros lados.
page-account-code = Código de recuperação
page-account-recover-go = Entrar
page-account-recover-none = Já não tem nenhum código? Quem gere este Dorsal pode criar uma ligação que abre o seu registo num navegador.
page-account-code-wrong = O nome e o código não correspondem, ou o código já foi usado. Verifique os dois, ou use outro código.

page-account-browsers = Onde tem a sessão iniciada
page-account-browser = Um navegador
page-account-here = este
page-account-since = Desde { $moment }
page-account-end = Terminar a sessão aí
page-account-bound = { $count ->
    [one] Há mais um navegador com o seu registo aberto sem a conta. «Terminar em todo o lado» também o fecha.
   *[other] Há mais { $count } navegadores com o seu registo aberto sem a conta. «Terminar em todo o lado» também os fecha.
}
page-account-sign-out = Terminar sessão
page-account-everywhere = Terminar em todo o lado
page-account-keys = Com que inicia sessão
page-account-stale = Para acrescentar uma chave de acesso, mudar a palavra-passe ou eliminar a conta, inicie sessão mais uma vez.
page-account-again = Iniciar sessão mais uma vez
page-account-passkeys = Chaves de acesso
page-account-passkeys-text = Uma para cada dispositivo, ou uma que os seus dispositivos partilham.
page-account-passkeys-look = Entrou com um código de recuperação. Veja estas chaves de acesso: cada uma abre a sua conta. Remova as que não conhece, ou que estão num dispositivo que perdeu.
page-account-passkey-since = Criada em { $moment }
page-account-passkey-add = Acrescentar uma chave de acesso
page-account-passkey-remove = Remover
page-account-passkey-last = É a única maneira de entrar. Defina uma palavra-passe ou acrescente outra chave antes de a remover.
page-account-passkey-elsewhere = As chaves de acesso pertencem a um endereço. Abra { $address } para usar uma.
page-account-password-current = A sua palavra-passe até agora
page-account-password-new = Nova palavra-passe
page-account-password-change = Definir a palavra-passe
page-account-password-wrong = A sua palavra-passe até agora não está certa. Tente outra vez.
page-account-codes = Códigos de recuperação
page-account-codes-left = { $count ->
    [0] Não tem nenhum. Com um código entra quando tudo o resto se perdeu.
    [one] Resta-lhe um. Cada um serve uma vez.
   *[other] Restam-lhe { $count }. Cada um serve uma vez.
}
page-account-codes-make = Criar novos códigos
page-account-codes-lead = Cada um destes códigos abre a sua conta uma vez, quando tudo o resto se perdeu.
page-account-codes-text = Anote-os ou imprima esta página, e guarde-a onde guarda os papéis importantes. São mostrados só desta vez. Os códigos anteriores deixam de servir.
page-account-codes-kept = Já os guardei

page-account-along = Levar o seu registo
page-account-along-text = Antes de iniciar sessão, este navegador tinha um registo próprio. Se for seu, a conta passa a abri-lo, onde quer que inicie sessão. Se outras pessoas também usam este navegador, certifique-se de que não é delas.
page-account-along-yes = É meu, quero levá-lo
page-account-along-here = Este navegador tem um registo que ainda não está na sua conta. Veja-o antes de começar um novo.
page-account-have = Já tem uma conta?
page-account-delete = Eliminar a conta
page-account-delete-door = O seu nome, a palavra-passe e as chaves de acesso são eliminados. O seu registo fica.
page-account-delete-go = Eliminar a conta …
page-account-delete-lead = O seu nome, a sua palavra-passe, as suas chaves de acesso e os seus códigos são eliminados, e a sessão termina em todo o lado. Nenhuma cópia de segurança os traz de volta.
page-account-delete-record = O seu registo fica neste navegador, sem conta. Se também o quiser fazer desaparecer, apague-o primeiro:
page-account-delete-sure = Tenho a certeza.
page-account-delete-yes = Eliminar

page-invitation-clinician = Recebeu um convite como profissional de saúde. Crie a sua conta; com ela vê o que espera por um profissional. Use o nome pelo qual é conhecido na clínica: fica escrito em cada registo que ler.
page-invitation-sponsor = Recebeu um convite de { $sponsor }. Crie a sua conta; com ela vê alguns números por mês, e nunca uma pessoa.
page-invitation-operator = Recebeu um convite para gerir este Dorsal. Crie a sua conta; com ela convida profissionais de saúde e outras pessoas.
page-invitation-member = Recebeu um convite. Crie a sua conta.
page-invitation-gone-title = Este convite já não serve
page-invitation-gone = Um convite serve uma vez, durante três dias. Peça um novo.

page-error-not-signed-in-title = Esta página não é para todos
page-error-not-signed-in = Inicie sessão com uma conta que a possa ver.
page-error-later-title = Um pouco mais tarde, por favor
page-error-later = Para que ninguém adivinhe uma palavra-passe por tentativas, só se olha para algumas tentativas seguidas. O acesso não está bloqueado: espere meio minuto, volte atrás e tente outra vez.
