// Safety instructions in Portuguese.
import { type Instructions, numbered, safetyTexts } from './instructions.ts';

const CALL_FLOOR = 'Ligue para o 18 ou o 112. Diga o seu andar.';
const BY_TEXT = 'Se não pode falar ou ouvir: SMS para o 114.';

const instructions: Instructions = {
  gas: {
    can_leave: [
      'Saia já, com todas as pessoas.',
      'Não acenda nada. Não toque em nenhum interruptor.',
      'Já na rua, ligue para o 18 ou o 112.',
      'Também da rua, urgência de gás: 0 800 47 33 33.',
    ],
    cannot_leave: [
      'Feche a porta do seu quarto. Abra a janela.',
      'Não acenda nada. Não toque em nenhum interruptor.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Fique em casa e feche a porta.',
      'Abra a janela.',
      'Não acenda nada. Não toque em nenhum interruptor.',
      CALL_FLOOR,
    ],
  },
  fire: {
    can_leave: [
      'Saia já e feche a porta atrás de si.',
      'Use a escada, nunca o elevador.',
      'Já na rua, ligue para o 18 ou o 112.',
      'Não volte a entrar.',
    ],
    cannot_leave: ['Feche a porta. Ponha um pano molhado em baixo.', 'Abra a janela e mostre-se.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: [
      'Fique em casa e feche a porta.',
      'Ponha um pano molhado por baixo da porta.',
      'Abra a janela e mostre-se.',
      CALL_FLOOR,
    ],
  },
  carbon_monoxide: {
    can_leave: [
      'Saia já para o ar livre, com todas as pessoas.',
      'Deixe a porta aberta atrás de si.',
      'Já na rua, ligue para o 18 ou o 112.',
      'Não volte a entrar.',
    ],
    cannot_leave: [
      'Abra bem a janela e fique perto dela.',
      'Desligue a caldeira ou o aquecedor, se puder.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Fique em casa e feche a porta.', 'Abra a janela.', CALL_FLOOR, BY_TEXT],
  },
  electrocution: {
    can_leave: [
      'Não toque nos fios, nem no aparelho, nem na água.',
      'Não toque numa pessoa que está a apanhar choque.',
      'Corte a luz no quadro, só se tudo estiver seco.',
      'Depois de um choque, ou em perigo: ligue para o 18 ou o 112.',
    ],
    cannot_leave: [
      'Não toque nos fios, nem no aparelho, nem na água.',
      'Fique longe, com os pés secos.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Não se aproxime. Não toque em nada.',
      'Afaste as outras pessoas, sobretudo as crianças.',
      'Em perigo ou depois de um choque: ligue para o 18 ou o 112.',
    ],
  },
  flood: {
    can_leave: [
      'Afaste-se de tomadas e fios molhados.',
      'Feche a torneira geral da água, se não houver risco.',
      'Não fique debaixo de um teto que incha.',
      'Água na eletricidade, ou perigo: ligue para o 18 ou o 112.',
    ],
    cannot_leave: [
      'Afaste-se de tomadas e fios molhados.',
      'Não fique debaixo de um teto que incha.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Não entre na água.', 'Não toque em nada elétrico.', 'Em perigo: ligue para o 18 ou o 112.'],
  },
  sewage: {
    can_leave: [
      'Não use mais a água nem a sanita.',
      'Não toque na água suja. Afaste as crianças.',
      'Lave bem as mãos.',
      'Água na eletricidade, ou mal-estar: ligue para o 18 ou o 112.',
    ],
  },
  trapped: {
    can_leave: [
      'Ligue para o 18 ou o 112. Diga onde está e a rua.',
      'Num elevador, carregue muito tempo no botão de chamada.',
      'Não force as portas. Não saia por si.',
      BY_TEXT,
    ],
    outside_dwelling: [
      'Ligue para o 18 ou o 112. Dê a morada e o andar.',
      'Fale com a pessoa, sem forçar as portas.',
      'Não tente tirá-la de lá.',
    ],
  },
  break_in: {
    can_leave: [
      'Fique na rua se ainda houver alguém dentro.',
      'Ligue para o 17 ou o 112.',
      'Não toque em nada antes da polícia.',
      BY_TEXT,
    ],
    cannot_leave: ['Feche-se num quarto, sem barulho.', 'Ligue para o 17 ou o 112. Diga o seu andar.', BY_TEXT],
  },
  lockout: {
    can_leave: [
      'Criança só ou fogão aceso lá dentro: ligue para o 18 ou o 112.',
      'Pessoa doente lá dentro: ligue para o 15.',
      'Não passe pela janela nem pela varanda.',
      'Proteja-se do frio, em casa de um vizinho se puder.',
    ],
  },
  collapse: {
    can_leave: [
      'Afaste-se já, com todas as pessoas.',
      'Não passe por baixo. Não se encoste.',
      'Feche a passagem para o quarto ou a varanda.',
      'Ligue para o 18 ou o 112.',
    ],
    cannot_leave: ['Fique o mais longe possível, perto da porta.', 'Não toque em nada.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: [
      'Não se aproxime e não passe por baixo.',
      'Avise quem passa, de longe.',
      'Ligue para o 18 ou o 112.',
    ],
  },
  medical: {
    can_leave: [
      'Ligue já para o 15 ou o 112.',
      'Dê a morada e o andar.',
      'Abra a porta aos socorros, se puder.',
      BY_TEXT,
    ],
  },
  violence: {
    can_leave: 'A sua mensagem chegou. Números úteis: 17 ou 112. Se não pode falar ou ouvir: SMS para o 114.',
  },
  distress: {
    can_leave: [
      'Ligue para o 3114. Alguém ouve, dia e noite, de graça.',
      'Em perigo agora: ligue para o 15.',
      'Fique perto de alguém, se puder.',
      BY_TEXT,
    ],
  },
};

export const SAFETY_PT = safetyTexts(instructions, {
  'safety.any': () =>
    numbered([
      'Fique em segurança, com todas as pessoas.',
      'Em perigo: ligue para o 18 ou o 112.',
      'Não corra nenhum risco.',
    ]),
  'safety.agency': (w) => `Agência: ${w.phone}.`,
  'safety.ticket': (w) => `O seu pedido tem o número ${w.ticket}.`,
  'safety.where_are_you': () => 'Em segurança, escreva o seu nome e a sua morada.',
  'safety.answer_to': (w) => `Para responder, escreva para ${w.answerTo}.`,
  'safety.assistant': () => 'Esta é uma mensagem automática.',
});
