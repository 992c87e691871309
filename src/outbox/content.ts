// When a text leaves by WhatsApp otherwise than as words: as an approved template outside the 24 hours, with buttons or a list where
// it asks something. Whoever sees no button answers in words.
import type { KnownAgency } from '#agency/registry.ts';
import { type Answer, type ContentBook, contentBook, yesNoAnswers } from '#channels/whatsapp/approved.ts';
import type { Content } from '#channels/whatsapp/content.ts';
import { WRITTEN_LANGUAGES, type WrittenLanguage } from '#flows/codes.ts';
import { followUpOf } from '#flows/incidents/index.ts';
import { GENERAL, type Question } from '#flows/questions.ts';
import { answerLabel } from '#flows/texts/labels.ts';
import type { Held } from './held.ts';
import type { Destination } from './route.ts';

export interface Contents {
  isTemplate(text: Held, words: () => string): boolean;
  of(text: Held, way: Destination, words: string): Content | null;
}

/** Made once for the settings of an agency as they were read. */
const books = new WeakMap<object, ContentBook>();

export function contentsOf({ id, settings }: KnownAgency): Contents {
  const { agency, whatsapp_content: approved = [] } = settings;
  const book = books.get(settings) ?? contentBook({ id, signature: agency.signature ?? agency.name }, approved);
  books.set(settings, book);
  const templateOf = (text: Held, words: string) =>
    text.lines.length === 1 ? book.template(text.lines[0]!.text, words) : null;
  return {
    isTemplate: (text, words) => approved.length > 0 && templateOf(text, words()) !== null,
    of(text, way, words) {
      if (way.channel !== 'whatsapp') return null;
      if (way.asTemplate) return templateOf(text, words);
      const language = WRITTEN_LANGUAGES.find((one) => one === text.language) ?? agency.language;
      const answers = answersTo(text, language);
      return answers === null ? null : book.answers(words, language, answers);
    },
  };
}

/** The answers that the one question of this text offers; null: it asks nothing, or for words. */
function answersTo({ lines }: Pick<Held, 'lines'>, language: WrittenLanguage): Answer[] | null {
  const asking = lines.filter(({ text }) => text.startsWith('q.'));
  const [line] = asking;
  if (line === undefined || asking.length > 1) return null;
  const question = questionOf(line.text.slice('q.'.length).replace(/\.again$/, ''));
  const ticket = typeof line.params.ticket === 'string' ? line.params.ticket : '';
  if (question?.kind === 'yes_no') return yesNoAnswers(language, question.key, ticket);
  if (question?.kind !== 'choice') return null;
  return (question.options ?? []).map((option) => {
    const label = answerLabel(option, language);
    return {
      question: question.key,
      option,
      ticket,
      title: label.charAt(0).toLocaleUpperCase(language) + label.slice(1),
    };
  });
}

function questionOf(key: string): Question | undefined {
  return followUpOf(key) ?? Object.values(GENERAL as Record<string, Question>).find((one) => one.key === key);
}
