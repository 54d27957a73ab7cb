### «Experimentar a câmara», uma página sem exercício; e o que se vê da pessoa, sempre que uma câmara olha.

camera-title = Experimentar a câmara
camera-lead = Veja o que a câmara vê de si. Aqui não há exercício, nada é contado, e nenhuma imagem é guardada nem enviada.
camera-for = As dicas são para este movimento: { $exercise }.
camera-for-any = Dicas para qualquer posição
camera-no-script = Esta página precisa de JavaScript, porque a imagem é analisada dentro do seu navegador. O guia funciona sem ele.
camera-to-guide = Ler o guia
camera-fact-see = O que vai ver
camera-fact-see-text = A sua própria imagem. Por cima é desenhado o que a câmara percebe de si: o seu contorno, as suas articulações e, de lado, a linha das suas costas.
camera-fact-private = Fica consigo
camera-fact-private-text = A imagem é analisada neste navegador e logo esquecida. Nunca sai do seu dispositivo.
camera-fact-off = Desliga quando quiser
camera-fact-off-text = A câmara desliga-se quando carrega no botão ou sai desta página. Enquanto tiver outro separador à frente, fica em pausa.
camera-place = Ponha o dispositivo onde o teria para um movimento: a cerca de três passos, para que o seu corpo caiba todo.
camera-start = Ligar a câmara
camera-stop = Desligar a câmara
camera-off = A câmara está desligada. Nenhuma imagem foi guardada.
camera-to-session = Ir para a sessão com este movimento
camera-without = Não precisa de câmara para usar o Dorsal. O guia mostra cada movimento e, numa sessão, um desenho marca o ritmo.

## Enquanto olha

camera-stage = O que a câmara vê
camera-picture-label = A sua imagem, com o que a câmara percebe de si desenhado por cima
camera-back-round = As suas costas estão arredondadas.
camera-back-straight = As suas costas estão quase direitas.
camera-back-hollow = As suas costas estão afundadas.
camera-legend = Como ler o desenho
camera-legend-sure = Linha contínua, ponto cheio: vejo esta parte de si.
camera-legend-guess = Linha tracejada, ponto vazio: estou a adivinhar.
camera-legend-outline = Forma clara: o seu contorno.
camera-legend-back = Linha grossa: as suas costas, quando vejo de lado.
camera-hangs = Se a imagem não está bem
camera-hangs-kept = Este navegador lembra-se do que escolher aqui, também para as suas sessões.
camera-choose = Câmara
camera-number = Câmara { $number }
camera-turn = Rodar a imagem
camera-turned-0 = Sem rotação.
camera-turned-90 = Rodada um quarto de volta.
camera-turned-180 = Rodada meia volta.
camera-turned-270 = Rodada três quartos de volta.
camera-mirrored = A câmara já mostra em espelho
camera-mirrored-hint = Levante a mão esquerda. Deve aparecer à esquerda na imagem, como num espelho. Se aparecer à direita, assinale esta caixa.
camera-network-lite = Modelo pequeno
camera-network-full = Modelo completo
camera-network-heavy = Modelo grande
camera-on-webgpu = placa gráfica
camera-on-wasm = processador, { $threads } linhas de execução
camera-on-one = processador, uma linha de execução
camera-speed = { $rate } imagens por segundo
camera-failed-lost = A câmara foi desligada ou perdeu a ligação. Tente de novo quando ela voltar.
camera-failed-crash = A parte que analisa a imagem parou. Se tentar de novo, ela recomeça do início.

## O que se vê da pessoa: sempre exatamente uma de três

sight-seen = Vejo o seu corpo todo.
sight-partly = Vejo só uma parte. Não consigo ver { $parts }.
sight-enough = Para já, é suficiente.
sight-not-seen = Não vejo ninguém.
part-head = a cabeça
part-shoulders = os ombros
part-elbows = os cotovelos
part-hands = as mãos
part-hips = as ancas
part-knees = os joelhos
part-feet = os pés
