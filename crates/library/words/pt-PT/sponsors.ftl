# Quem gere o Dorsal: entidades empregadoras e planos de saúde, e os ficheiros das suas pessoas.
page-sponsors-title = Entidades empregadoras e planos de saúde
page-sponsors-door = Quem paga por pessoas aqui, o que oferece e as suas listas de pessoas.
page-sponsors-lead = Pagam por pessoas e nunca ficam a saber quem participa.
page-sponsors-add = Acrescentar
page-sponsors-none = Ainda não há nenhum.
page-sponsors-search = Nome
page-sponsors-more = { $shown } de { $all }. Procure os outros pelo nome.
page-sponsors-no-roster = Ainda sem lista de pessoas
page-sponsors-people = { $count ->
    [one] { $count } pessoa, lista de { $moment }
   *[other] { $count } pessoas, lista de { $moment }
}

page-sponsor-new-lead = As pessoas encontram-no um segundo depois. Podem aderir assim que a lista de pessoas lá estiver.
page-sponsor-offers = O que oferece
page-sponsor-name = Nome
page-sponsor-aliases = Outros nomes
page-sponsor-aliases-hint = Formas abreviadas, marcas e nomes antigos pelos quais as pessoas procuram. Um em cada linha.
page-sponsor-covers = O que está incluído
page-sponsor-covers-hint = Nas suas próprias palavras, para quem procura. Sem isto, uma frase diz que é o programa completo.
page-sponsor-age = Incluído a partir desta idade, em anos
page-sponsor-other = Outro programa
page-sponsor-other-hint = O que há para quem está na lista e não está incluído aqui. Sem isto, a resposta é a mesma de quem não está na lista.
page-sponsor-save = Guardar
page-sponsor-closed = Encerrada
page-sponsor-closed-text = já ninguém a encontra nem pode aderir. Quem já aderiu continua.
page-sponsors-closed = Encerrada: ninguém a encontra
page-sponsor-wrong-name = Cada nome precisa de pelo menos três letras.
page-sponsor-wrong-long-name = Um nome tem no máximo { $most } caracteres.
page-sponsor-wrong-long-text = Um texto tem no máximo { $most } caracteres.
page-sponsor-wrong-nobody = Diga para quem é: assinale pelo menos uma opção.
page-sponsor-wrong-age = A idade é um número de 18 a 120: o programa é para adultos.
page-sponsor-wrong-taken = Já há outro com este nome. Altere esse, ou escolha outro nome.
page-sponsor-invite = Quem lá trabalha
page-sponsor-invite-text = Recebe uma ligação que serve uma vez, durante três dias. Quem a abrir cria uma conta que pertence só a esta entidade e não mostra o nome de ninguém.
page-sponsor-seen = Como as pessoas o veem

page-roster-title = Lista de pessoas
page-roster-dates = Datas no ficheiro
page-roster-dates-iso = Primeiro o ano: 1980-03-31
page-roster-dates-day = Primeiro o dia: 31/03/1980
page-roster-dates-month = Primeiro o mês: 03/31/1980
page-roster-columns = Colunas com outros nomes
page-roster-columns-text = Se a primeira linha de um ficheiro CSV der outro nome a uma coluna, escreva-o aqui.
page-roster-file = O ficheiro
page-roster-file-hint = CSV ou X12 834. Um ficheiro do Excel tem de ser guardado primeiro como CSV.
page-roster-needs = Num ficheiro CSV, a primeira linha dá nome às colunas member_id, first_name, last_name, birth_date, relationship (self, spouse, partner, child ou other), coverage_start e, se houver, coverage_end. Por exemplo:
page-roster-again-hint = O mesmo ficheiro outra vez: não ficou guardado.
page-roster-try = Experimentar
page-roster-kept = Primeiro experimenta-se, o que nada altera. Do que fica guardado não se lê ninguém: de cada pessoa, um código que só este Dorsal consegue comparar; do ficheiro, nada.
page-roster-would = O que o ficheiro alteraria
page-roster-done = A lista já conta
page-roster-refused = O ficheiro não foi usado
page-roster-nothing-changed = Nada foi alterado.
page-roster-people = Pessoas no ficheiro
page-roster-added = Acrescentadas
page-roster-removed = Retiradas
page-roster-would-add = Seriam acrescentadas
page-roster-would-remove = Seriam retiradas
page-roster-repeated = Linhas que repetem outra
page-roster-left-out = Linhas que ficam de fora
page-roster-faults = Ficam de fora
page-roster-faults-more = { $count ->
    [one] E mais uma linha.
   *[other] E mais { $count } linhas.
}
page-roster-lines = { $count ->
    [one] Linha { $lines }
   *[other] Linhas { $lines }
}
page-roster-import = Importar
page-roster-back = Continuar
page-roster-surprise = Seriam retiradas { $removed } de { $before } pessoas. É mais de um quinto: o ficheiro está completo?
page-roster-unconfirmed = Seria retirado mais de um quinto das pessoas, e isso não foi confirmado.
page-roster-confirm = O ficheiro está completo. Retirar.
page-roster-busy = Outro ficheiro para esta lista está a ser lido neste momento. Espere até terminar e tente de novo.
page-roster-large = O ficheiro tem mais de { $most } MB. Importe-o na linha de comandos, que aceita qualquer um: dorsal roster import
page-roster-other-file = Este não é o ficheiro que foi experimentado. Experimente-o primeiro.
page-roster-raced = Outra importação desta lista começou ou terminou entretanto. Veja a lista e tente de novo, se for preciso.
page-roster-broken-off = O ficheiro interrompeu-se pelo caminho.
page-roster-empty = O ficheiro está vazio.
page-roster-utf16 = O ficheiro está em UTF-16. Guarde-o em UTF-8; numa folha de cálculo chama-se «CSV UTF-8».
page-roster-no-text = O ficheiro não é texto. Guarde-o como CSV ou X12 834.
page-roster-columns-missing = Nenhuma coluna se chama { $missing }. A primeira linha tem: { $found }. Escreva abaixo como se chamam estas colunas.
page-roster-quote = Umas aspas que começam na linha { $line } não fecham, e as linhas seguintes perder-se-iam. Feche-as, ou tire as mudanças de linha dos valores.
page-roster-mapped = A primeira linha não tem a coluna que indicou para { $column }.
page-roster-twice = Duas colunas chamam-se { $column }. Retire uma.
page-roster-isa = O ficheiro começa como um X12, mas o primeiro segmento (ISA) está danificado. Peça o ficheiro outra vez.
page-roster-not-834 = O ficheiro é X12, mas não é um 834 (inscrição em benefícios).
page-roster-changes = O 834 só tem alterações (BGN08 é 2). Peça um ficheiro completo, para se ver quem saiu.
page-roster-cut = O 834 está cortado ou danificado no segmento { $segment }. Peça o ficheiro outra vez.
page-roster-nobody = Nenhuma linha do ficheiro pode ser usada. { $first }
page-roster-wrong-empty = { $column } está vazio.
page-roster-wrong-fields = Tem { $found } campos e a primeira linha { $expected }: procure aspas ou um separador dentro de um valor.
page-roster-wrong-date = { $column } não é uma data que exista na ordem escolhida.
page-roster-wrong-birth = birth_date é anterior a 1900 ou está no futuro.
page-roster-wrong-no-end = A cobertura terminou (INS03 é 024), e falta o dia (DTP 349).
page-roster-wrong-cover = coverage_end é anterior a coverage_start.
page-roster-wrong-relationship = relationship não é self, spouse, partner, child nem other.
page-roster-wrong-long = { $column } é demasiado longo.
page-roster-wrong-signs = { $column } tem sinais que não se conseguem ler. Guarde o ficheiro em UTF-8.
page-roster-wrong-id = member_id não tem letras nem algarismos.
page-roster-wrong-name = Nem first_name nem last_name tem uma letra.
page-roster-wrong-conflict = A mesma pessoa está numa linha anterior, com outra relação ou outras datas.
