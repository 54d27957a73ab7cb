# A única coisa a fazer agora.

page-today-morning = Como está esta manhã?
page-today-morning-text = Depois da última sessão: que intensidade tem a sua dor agora? Basta um toque.
page-today-half-hour = Como está agora?
page-today-half-hour-text = Meia hora ou mais depois da sessão: que intensidade tem a sua dor? Basta um toque.
page-today-go-on = A sua sessão está à espera
page-today-go-on-text = Pode continuar de onde estava.
page-today-go-on-button = Continuar
page-today-check = Primeiro: pode começar em segurança?
page-today-check-text = Algumas perguntas, uma de cada vez. Procuram sinais de que deve consultar alguém primeiro.
page-today-check-button = Passar às perguntas
page-today-intake = Conte-nos um pouco sobre si
page-today-intake-text = Depois fazemos um programa que lhe sirva. Cerca de três minutos.
page-today-intake-button = Começar
page-today-waiting = A sua clínica está a ver o seu programa
page-today-waiting-text = Agora não tem nada a fazer. Assim que decidirem, encontra-o aqui.
page-today-nothing-fits = É melhor escolher com alguém que conheça o seu caso
page-today-nothing-fits-text = Com o que nos disse, não temos nenhum exercício que seja bom para si com certeza. Um médico ou fisioterapeuta pode escolher consigo. Quando alguma coisa mudar, diga-nos, e voltamos a ver.
page-today-nothing-fits-button = Alguma coisa mudou
page-today-session = Uma sessão para hoje
page-today-session-full = Passaram quatro semanas, por isso vêm primeiro todas as perguntas de segurança, uma de cada vez.
page-today-session-check = Primeiro algumas perguntas breves: como está hoje?
page-today-session-open = Está tudo pronto.
page-today-session-button = Começar
page-today-session-what = O que tem
page-today-done = Por hoje está feito
page-today-done-text = Que bom ter tirado este tempo para si. O resto do dia é para descansar e mexer-se como lhe souber bem.

# Logo a seguir a uma sessão que doeu.
page-after-hurt = No pior momento, a sua dor foi { $peak } em 10.
page-after-hurt-morning = Amanhã de manhã perguntamos como está, e decidimos nessa altura.
page-after-hurt-easiest = Até lá nada aumenta, e outra sessão seria a série mais fácil.
page-after-hurt-smaller = Se doer, faça os movimentos mais pequenos.

page-today-rest = Um dia para descansar
page-today-rest-text = As sessões desta semana estão feitas. Descansar faz parte; um passeio a pé também está bem, se quiser.
page-today-why = Porquê, e em que assenta
page-today-programme = O seu programa
page-today-flare = Mais dor do que o habitual?
page-today-flare-over = A crise já passou?
