// What is no hazard yet, but must reach a person: a lone 🔥, a bare cry for help, a smell that nobody can name.
import type { Meanings } from '../text/lexicon.ts';

const words: Meanings = {
  HELP: {
    fr: 'au_secours a_l_aide aidez_moi aidez_nous sos s_o_s',
    en: 'help_me help_us please_help sos',
    es: 'socorro auxilio ayudenme ayudame',
    pt: 'socorro ajudem_me ajuda_me acudam',
    ar: 'النجده انقذونا انقذوني ساعدوني 3te9ouni 3etqouni 3awnouni 3tqouni',
    tr: 'imdat yardim_edin',
  },
  DANGER: {
    fr: 'danger dangereux urgence_vitale danger_de_mort',
    en: 'danger dangerous',
    es: 'peligro',
    pt: 'perigo',
    ar: 'خطر khatar',
    tr: 'tehlike tehlikeli',
  },
};

export const ALARMING = {
  words,
  signs: ['HELP', 'SMELL ODD -SEWER', 'DANGER'],
  emoji: new Set(['🔥', '💨', '🚨', '🆘', '🧯', '☠', '⚠', '🚒', '🚑']),
  /** Alone, or nearly: "aide", "urgent !!". */
  cries: new Set([
    'help',
    'aide',
    'aidez',
    'secours',
    'danger',
    'urgence',
    'urgent',
    'socorro',
    'ayuda',
    'ajuda',
    'imdat',
    'yardim',
    'acil',
  ]),
  fewWords: 2,
};
