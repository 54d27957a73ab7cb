# Quem trabalha aqui: a página de quem gere, e o que espera por um profissional de saúde.
page-operator-title = Quem trabalha aqui
page-operator-lead = Convide profissionais de saúde e outras pessoas que gerem este Dorsal. Os membros não precisam de convite.
page-operator-invite = Convidar alguém
page-operator-invite-text = Recebe uma ligação que serve uma vez, durante três dias. Quem a abrir cria a sua própria conta.
page-operator-as = Como
page-operator-clinician = Profissional de saúde
page-operator-operator = Gere este Dorsal
page-operator-sponsor = Por uma empresa ou um plano de saúde
page-operator-make = Criar uma ligação
page-operator-link-title = O convite
page-operator-link-text = Entregue isto à pessoa que convida, por um caminho que só ela leia.
page-operator-link = A ligação
page-operator-link-secret = É mostrada só desta vez. Quem a tiver pode aceitar o convite.
page-operator-waiting = Convites à espera
page-operator-waiting-text = Ainda ninguém criou uma conta com estes. Anule um deles se foi parar à pessoa errada.
page-operator-until = Serve até { $moment }
page-operator-take-back = Anular
page-operator-staff = Contas
page-operator-staff-text = Se eliminar a conta de alguém que tem um registo próprio, ela fica como conta de membro: tudo o que essa pessoa podia fazer aqui acaba logo.
page-operator-you = você
page-operator-remove = Eliminar esta conta

page-clinic-title = O que espera por si
page-clinic-lead = O que espera por um profissional de saúde: alterações propostas e sessões fechadas das pessoas ao cuidado da clínica. Os registos delas dizem que as viu.
page-clinic-nothing = Nada espera por um profissional de saúde.
page-clinic-unreadable = Há registos que não se conseguem ler. Quem gere este Dorsal pode ver porquê: o comando é «dorsal verify».
page-clinic-record = Registo …{ $number }
page-clinic-locked = As sessões estão fechadas
page-clinic-clear-seen = Observei a pessoa ou falei com ela, e nada impede as sessões.
page-clinic-clear-seen-first = Diga primeiro que observou a pessoa ou falou com ela.
page-clinic-clear = Abrir as sessões
page-clinic-proposal = Uma proposta
page-clinic-programme = O programa: { $count ->
    [one] um exercício
   *[other] { $count } exercícios
}, { $sessions ->
    [one] uma vez
   *[other] { $sessions } vezes
} por semana
page-clinic-sessions = Sessões por semana
page-clinic-keep = Faz parte do programa
page-clinic-level = Como
page-clinic-repetitions = Repetições
page-clinic-edit-text = O que mudar aqui conta com «Aceitar com as mudanças». O que não é para esta pessoa não pode ser prescrito.
page-clinic-edit-wrong = O programa precisa de pelo menos um exercício, de uma a sete sessões por semana, e de repetições. Veja-o outra vez.
page-clinic-note = Porquê, por palavras suas, para a pessoa
page-clinic-accept = Aceitar
page-clinic-edit = Aceitar com as mudanças
page-clinic-reject = Rejeitar
page-clinic-refused = Isto já não é possível, ou não é para esta pessoa: algo mudou entretanto, um exercício está excluído, ou o tempo ainda não passou. Veja o que está aqui agora.
page-clinic-enrol = Receber alguém ao cuidado da clínica
page-clinic-enrol-text = A partir daí, é um profissional de saúde que decide as alterações para essa pessoa, e só ele pode abrir sessões que foram fechadas. Pergunte-lhe primeiro; fica escrito no registo dela.
page-clinic-enrol-yes = Ao cuidado da clínica
page-clinic-enrol-no = De volta a decidir por si
page-clinic-enrolled = Feito. Fica escrito no registo, e o programa dessa pessoa diz quem decide.
page-clinic-whose = Nome da conta, ou número do registo
page-clinic-nobody = Não se encontrou ninguém. Verifique como se escreve o nome; quem não tem conta encontra-se pelo número inteiro do registo.
page-clinic-emergency = Abrir um registo numa emergência
page-clinic-emergency-lead = Só quando alguém está em perigo e não lhe pode mostrar o registo. O seu nome e o motivo ficam escritos nele antes de ver seja o que for, e a pessoa lê-os.
page-clinic-reason = Motivo
page-clinic-reason-text = O que aconteceu, numa frase.
page-clinic-reason-missing = Escreva numa frase porque abre este registo: 10 a 500 caracteres.
page-clinic-emergency-open = Abrir o registo
page-clinic-now = Agora
page-clinic-now-open = As sessões estão abertas: nenhuma resposta fala contra elas.
page-clinic-now-questions = Nenhuma resposta fecha as sessões. As perguntas de segurança vêm antes da próxima, ou nunca foram respondidas.
page-clinic-now-unreadable = As sessões estão fechadas: este registo tem algo que esta versão do Dorsal não compreende. Pode ser importante, e não está no que se lê abaixo.
page-clinic-constraints = O que respeitar
page-clinic-entries = O que diz o registo, o mais recente primeiro
page-clinic-emergency-written = O seu nome e o motivo estão agora escritos neste registo.
