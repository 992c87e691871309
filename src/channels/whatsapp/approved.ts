// Which message of which agency may leave as a template or with buttons, and how.
import { WRITTEN_LANGUAGES, type WrittenLanguage } from '#flows/codes.ts';
import { type Choice, LONGEST_ID, writeChoice } from './choice.ts';
import { bodyOf, type Content, type ContentSetting, type Submission, submissions, variablesIn } from './content.ts';
import { ANSWER_SHEETS, TEMPLATES, YES_NO } from './texts/templates.ts';

export interface ContentBook {
  /** The approved template that these words are, letter by letter; null: there is none. */
  template(text: string, words: string): Content | null;
  /** The same words with a button or a list item for each answer; null: they leave as they are. */
  answers(words: string, language: WrittenLanguage, answers: readonly Answer[]): Content | null;
}

export interface Answer extends Choice {
  title: string;
}

/** Of a list item; a button has 20. */
const LONGEST_TITLE = 24;
/** Of the words above buttons. */
const LONGEST_WORDS = 1024;

export function contentBook(
  agency: { id: string; signature: string },
  settings: readonly ContentSetting[],
): ContentBook {
  if (settings.length === 0) return { template: () => null, answers: () => null };
  const usable = new Map(
    submissions(agency).flatMap((submission) => {
      const setting = settings.find((one) => matches(one, submission));
      return setting !== undefined && mayLeave(setting, submission)
        ? [[`${submission.name} ${submission.language}`, setting.sid] as const]
        : [];
    }),
  );
  return {
    template(text, words) {
      for (const template of TEMPLATES.filter((one) => one.text === text)) {
        for (const language of WRITTEN_LANGUAGES) {
          const sid = usable.get(`${template.name} ${language}`);
          const variables = sid === undefined ? null : variablesIn(bodyOf(template, language, agency.signature), words);
          if (sid !== undefined && variables !== null) return { sid, variables };
        }
      }
      return null;
    },
    answers(words, language, answers) {
      if (words.length > LONGEST_WORDS || /[\n\t]| {5}/.test(words)) return null;
      const yesNo = answers.map(({ option }) => option).join() === 'yes,no';
      const sheet = ANSWER_SHEETS.find(
        ({ kind, answers: count }) => (kind === 'buttons') === yesNo && count === answers.length,
      );
      const sid = sheet === undefined ? undefined : usable.get(`${sheet.name} ${language}`);
      if (sid === undefined) return null;
      const ids = answers.map(writeChoice);
      const titles = answers.map(({ title }) => title);
      if (ids.some((id) => id.length > LONGEST_ID) || titles.some((title) => title.length > LONGEST_TITLE)) return null;
      const shown = yesNo ? ids : ids.flatMap((id, i) => [titles[i]!, id]);
      return { sid, variables: Object.fromEntries([words, ...shown].map((value, i) => [String(i + 1), value])) };
    },
  };
}

function matches({ name, language, version }: ContentSetting, submission: Submission): boolean {
  return name === submission.name && language === submission.language && version === submission.version;
}

/** Answer sheets need nobody's approval; what was refused is not tried. */
function mayLeave({ state }: ContentSetting, { approve }: Submission): boolean {
  return approve === null ? state === 'submitted' || state === 'approved' : state === 'approved';
}

/** Of a yes-or-no question, in the order of the buttons. */
export function yesNoAnswers(language: WrittenLanguage, question: string, ticket: string): Answer[] {
  return (['yes', 'no'] as const).map((option, i) => ({ question, option, ticket, title: YES_NO[language][i]! }));
}
