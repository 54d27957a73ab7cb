# O que fazer depois de uma resposta, e quando o Dorsal volta a abrir. { $until } é um dia e uma hora.

advice-why-title = Porque lhe dizemos isto
advice-source = De onde vem
advice-guide = Ler o guia
advice-closed = De momento, as suas sessões estão fechadas.
advice-closed-go = Veja primeiro o que fazer

advice-emergency-title = Ligue já para o { $number }
advice-emergency = O que nos disse pode ser grave e não deve esperar. Ligue para o { $number }. Não conduza. Se houver alguém consigo, peça que fique ao seu lado.
advice-emergency-call = Ligar { $number }
advice-emergency-say-title = O que pode dizer
advice-emergency-say = «Tenho uma dor na parte superior das costas, e umas perguntas de segurança disseram-me para ligar.» Depois diga o que nos contou aqui, quando começou e onde está.
advice-emergency-next = Por agora, as sessões estão fechadas. A partir de { $until } pode dizer-nos que profissional consultou e quando; depois, todas as perguntas são feitas mais uma vez.

advice-urgent-title = Fale hoje com um profissional de saúde
advice-urgent = O que nos disse deve ser avaliado nas próximas 24 horas. Ligue ao seu médico ou vá a um serviço de urgência. Está a piorar, ou não consegue falar com ninguém? Ligue para o { $number }.
advice-urgent-line = Para aconselhamento médico urgente ({ $country }), pode ligar para o { $urgent }.
advice-urgent-next = Por agora, as sessões estão fechadas. A partir de { $until } pode dizer-nos que profissional consultou e quando; depois, todas as perguntas são feitas mais uma vez.

advice-stop-title = Por hoje, ficamos por aqui
advice-stop = Uma dor aguda ou algo de novo é motivo para parar, não para insistir. Descanse, mexa-se com suavidade enquanto lhe souber bem, e fale com um profissional de saúde se não passar ou se piorar. Está a piorar muito? Ligue para o { $number }.
advice-stop-next = Pode responder de novo às perguntas a partir de { $until }.
advice-stop-recheck = Primeiro, responda de novo a algumas perguntas, para lhe podermos dizer se deve consultar alguém já.

advice-provider-title = Consulte primeiro um profissional de saúde
advice-provider = Antes de fazer exercícios connosco, peça a um médico ou fisioterapeuta que avalie o que nos contou. Piorou muito de repente, ou tem outros sintomas? Ligue para o { $number }.
advice-provider-next = As sessões voltam a abrir quando nos disser que um profissional de saúde avaliou a situação, quem foi e quando.

advice-unreadable-title = Sessões fechadas: o seu registo é mais recente do que este programa
advice-unreadable = O seu registo contém algo que esta versão do Dorsal não compreende. Pode ser importante, por isso não começa nenhuma sessão. Nada se perdeu. Peça a quem gere este Dorsal que volte a usar a versão mais recente.

advice-open-easiest = Hoje é a série mais fácil: menos repetições, e só até onde se sentir bem.

stop-sharp-pain = Fez bem em parar. Descanse agora, na posição mais confortável para si. Não há sessões durante 24 horas.
stop-new-symptom = Fez bem em parar. Sente-se ou deite-se, e repare no que está diferente. Não há sessões durante 24 horas.
stop-by-choice = Fez bem em ouvir o seu corpo. Pode voltar quando quiser.

advice-urgent-say-title = O que pode dizer
advice-urgent-say = «Tenho uma dor na parte superior das costas, e umas perguntas de segurança disseram-me para a mostrar hoje a alguém.» Depois diga o que nos contou aqui, e desde quando.
advice-provider-say-title = O que pode dizer
advice-provider-say = «Tenho uma dor na parte superior das costas e gostava de fazer exercício. Umas perguntas de segurança pediram-me para a mostrar primeiro.» Depois diga o que nos contou aqui.

## Depois de perguntas que não fecham nada

advice-open-title = Pode começar
advice-open = Nada do que nos disse impede um exercício suave.
advice-open-easiest-title = Pode começar, com calma
advice-open-seated-title = Pode começar, sem ir ao chão
advice-open-seated = Tem exercícios na cadeira ou de pé, onde se sente com firmeza.
advice-open-not-this = Por agora, { $exercise } não lhe serve como exercício avulso, por causa do que nos disse: { $constraint }. O que vem a seguir é pensado para si.
advice-open-noted = O que vamos ter em conta
advice-open-next-intake = A seguir, algumas perguntas sobre si, para que o programa lhe sirva. Cerca de três minutos.
advice-open-intake = Passar às perguntas
advice-open-next = Está tudo pronto para si.
advice-open-go = Vamos começar
advice-open-stop = Uma dor aguda ou algo de novo enquanto se mexe? Pare. Parar está sempre certo.
advice-advice-title = Peça também que avaliem isto
advice-advice = Entretanto pode fazer exercício. Marque uma consulta com o seu médico nas próximas semanas, de preferência em reumatologia. Não é uma emergência.
advice-advice-say = «Tenho dores nas costas há mais de três meses, e umas perguntas de segurança dizem que podem vir de uma inflamação. Alguém pode avaliar isso?»
