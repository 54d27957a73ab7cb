# Quando deixar um exercício de fora ou fazê-lo mais pequeno. Cada aviso está sozinho, ao lado do seu exercício.
caution-osteoporosis = Tem ossos frágeis (osteoporose)? Não faça este exercício até o seu médico ou fisioterapeuta concordar.
caution-dizzy = Fica com tonturas, ou o pescoço queixa-se? Mantenha o queixo um pouco recolhido e incline-se menos para trás. Pare se não aliviar.
caution-shoulder = Dói-lhe o ombro? Dobre o braço que abre, e não o leve tão longe.
caution-knees-hips = Joelhos ou ancas presos? Ponha uma almofada sobre a barriga das pernas e sente-se nela.
caution-head-down = Tensão alta não controlada, glaucoma, operação recente aos olhos, refluxo ou gravidez avançada? Não faça este exercício: nele, a cabeça fica em baixo.
