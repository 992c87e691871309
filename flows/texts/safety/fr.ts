// Safety instructions in French: the reference.
import { type Instructions, numbered, safetyTexts } from './instructions.ts';

const CALL_FLOOR = 'Appelez le 18 ou le 112. Dites votre étage.';
const BY_TEXT = 'Si vous ne pouvez pas parler ou entendre : SMS au 114.';

const instructions: Instructions = {
  gas: {
    can_leave: [
      'Sortez tout de suite, avec les autres.',
      "N'allumez rien. Ne touchez à aucun interrupteur.",
      'Une fois dehors, appelez le 18 ou le 112.',
      'Dehors aussi, Urgence Gaz : 0 800 47 33 33.',
    ],
    cannot_leave: [
      'Fermez la porte de votre pièce. Ouvrez la fenêtre.',
      "N'allumez rien. Ne touchez à aucun interrupteur.",
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Restez chez vous et fermez la porte.',
      'Ouvrez la fenêtre.',
      "N'allumez rien. Ne touchez à aucun interrupteur.",
      CALL_FLOOR,
    ],
  },
  fire: {
    can_leave: [
      'Sortez tout de suite et fermez la porte derrière vous.',
      "Prenez l'escalier, jamais l'ascenseur.",
      'Une fois dehors, appelez le 18 ou le 112.',
      'Ne rentrez pas.',
    ],
    cannot_leave: [
      'Fermez la porte. Mettez un linge mouillé en bas.',
      'Ouvrez la fenêtre et montrez-vous.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Restez chez vous et fermez la porte.',
      'Mettez un linge mouillé en bas de la porte.',
      'Ouvrez la fenêtre et montrez-vous.',
      CALL_FLOOR,
    ],
  },
  carbon_monoxide: {
    can_leave: [
      "Sortez tout de suite à l'air libre, avec les autres.",
      'Laissez la porte ouverte derrière vous.',
      'Une fois dehors, appelez le 18 ou le 112.',
      'Ne rentrez pas.',
    ],
    cannot_leave: [
      'Ouvrez la fenêtre en grand et restez près de la fenêtre.',
      'Coupez la chaudière ou le chauffage, si vous le pouvez.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Restez chez vous et fermez la porte.', 'Ouvrez la fenêtre.', CALL_FLOOR, BY_TEXT],
  },
  electrocution: {
    can_leave: [
      "Ne touchez ni les fils, ni l'appareil, ni l'eau.",
      'Ne touchez pas une personne qui reçoit du courant.',
      'Coupez le courant au tableau, seulement si tout est sec.',
      'Après une décharge, ou en danger : appelez le 18 ou le 112.',
    ],
    cannot_leave: [
      "Ne touchez ni les fils, ni l'appareil, ni l'eau.",
      'Restez loin, les pieds au sec.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      "N'approchez pas. Ne touchez à rien.",
      'Éloignez les autres, surtout les enfants.',
      'En danger ou après une décharge : appelez le 18 ou le 112.',
    ],
  },
  flood: {
    can_leave: [
      'Éloignez-vous des prises et des fils mouillés.',
      "Fermez le robinet d'eau général, si c'est sans risque.",
      'Ne restez pas sous un plafond qui gonfle.',
      "Eau sur l'électricité ou danger : appelez le 18 ou le 112.",
    ],
    cannot_leave: [
      'Éloignez-vous des prises et des fils mouillés.',
      'Ne restez pas sous un plafond qui gonfle.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      "N'entrez pas dans l'eau.",
      "Ne touchez à rien d'électrique.",
      'En danger : appelez le 18 ou le 112.',
    ],
  },
  sewage: {
    can_leave: [
      "N'utilisez plus l'eau ni les toilettes.",
      "Ne touchez pas l'eau sale. Éloignez les enfants.",
      'Lavez-vous bien les mains.',
      "Eau sur l'électricité ou malaise : appelez le 18 ou le 112.",
    ],
  },
  trapped: {
    can_leave: [
      "Appelez le 18 ou le 112. Donnez la rue et l'étage.",
      "Dans un ascenseur, appuyez longtemps sur le bouton d'appel.",
      'Ne forcez pas les portes. Ne sortez pas sans aide.',
      BY_TEXT,
    ],
    outside_dwelling: [
      "Appelez le 18 ou le 112. Donnez l'adresse et l'étage.",
      'Parlez à la personne, sans forcer les portes.',
      "N'essayez pas de la sortir vous-même.",
    ],
  },
  break_in: {
    can_leave: [
      "Restez dehors si quelqu'un est encore dedans.",
      'Appelez le 17 ou le 112.',
      'Ne touchez à rien avant la police.',
      BY_TEXT,
    ],
    cannot_leave: ['Fermez-vous dans une pièce, sans bruit.', 'Appelez le 17 ou le 112. Dites votre étage.', BY_TEXT],
  },
  lockout: {
    can_leave: [
      'Un enfant seul ou une plaque allumée : appelez le 18 ou le 112.',
      'Une personne malade à secourir : appelez le 15.',
      'Ne passez ni par la fenêtre ni par le balcon.',
      'Mettez-vous au chaud, chez un voisin si possible.',
    ],
  },
  collapse: {
    can_leave: [
      'Éloignez-vous tout de suite, avec les autres.',
      'Ne passez plus dessous. Ne vous appuyez pas.',
      "Fermez l'accès à la pièce ou au balcon.",
      'Appelez le 18 ou le 112.',
    ],
    cannot_leave: ['Restez le plus loin possible, près de la porte.', 'Ne touchez à rien.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: [
      "N'approchez pas et ne passez plus dessous.",
      'Prévenez les passants, en restant loin.',
      'Appelez le 18 ou le 112.',
    ],
  },
  medical: {
    can_leave: [
      'Appelez le 15 ou le 112 tout de suite.',
      "Donnez l'adresse et l'étage.",
      'Ouvrez la porte aux secours, si vous le pouvez.',
      BY_TEXT,
    ],
  },
  violence: {
    can_leave:
      'Votre message est bien arrivé. Numéros utiles : 17 ou 112. Si vous ne pouvez pas parler ou entendre : SMS au 114.',
  },
  distress: {
    can_leave: [
      'Appelez le 3114. On vous écoute jour et nuit, gratuitement.',
      'En danger tout de suite : appelez le 15.',
      "Restez près de quelqu'un, si vous le pouvez.",
      BY_TEXT,
    ],
  },
};

export const SAFETY_FR = safetyTexts(instructions, {
  'safety.any': () =>
    numbered([
      "Mettez-vous à l'abri, avec les autres.",
      'En danger : appelez le 18 ou le 112.',
      'Ne prenez aucun risque.',
    ]),
  'safety.agency': (w) => `Agence : ${w.phone}.`,
  'safety.ticket': (w) => `Votre demande a le numéro ${w.ticket}.`,
  'safety.where_are_you': () => `Une fois à l'abri, écrivez votre nom et votre adresse.`,
  'safety.answer_to': (w) => `Répondez au ${w.answerTo}.`,
  'safety.assistant': () => 'Ceci est un message automatique.',
});
