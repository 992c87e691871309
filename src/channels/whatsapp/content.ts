// Templates and answer sheets as Twilio's Content API is given them, and the words of a message as the variables of one.
// A template is used only for words that it is, letter by letter: what is sent, approved and kept is the same.
import { createHash } from 'node:crypto';
import { WRITTEN_LANGUAGES, type WrittenLanguage } from '#flows/codes.ts';
import { ANSWER_SHEETS, type AnswerSheet, CHOOSE, TEMPLATES, type Template, YES_NO } from './texts/templates.ts';

/** How a message leaves instead of as free text. */
export interface Content {
  sid: string;
  variables: Readonly<Record<string, string>>;
}

/** What an agency's file says of one: `version` is what was submitted, so that words changed since are noticed. */
export interface ContentSetting {
  name: string;
  language: WrittenLanguage;
  sid: string;
  state: 'submitted' | 'approved' | 'rejected' | 'paused';
  version: string;
}

/** One thing to create at Twilio, and to have approved by Meta where it must be. */
export interface Submission {
  name: string;
  language: WrittenLanguage;
  version: string;
  /** Body of POST https://content.twilio.com/v1/Content. */
  create: {
    friendly_name: string;
    language: string;
    variables: Readonly<Record<string, string>>;
    types: Readonly<Record<string, object>>;
  };
  /** Body of POST https://content.twilio.com/v1/Content/{sid}/ApprovalRequests/whatsapp; null: Meta asks for none. */
  approve: { name: string; category: string } | null;
}

const VARIABLE = /\{\{(\d+)\}\}/g;

export function bodyOf({ body }: Template, language: WrittenLanguage, signature: string): string {
  return `${signature}${language === 'fr' ? ' : ' : ': '}${body[language]}`;
}

export function submissions(agency: { id: string; signature: string }): Submission[] {
  return WRITTEN_LANGUAGES.flatMap((language) => [
    ...TEMPLATES.map((template) => ofTemplate(template, language, agency)),
    ...ANSWER_SHEETS.map((sheet) => ofSheet(sheet, language, agency.id)),
  ]);
}

function ofTemplate(
  template: Template,
  language: WrittenLanguage,
  { id, signature }: { id: string; signature: string },
): Submission {
  const body = bodyOf(template, language, signature);
  const types =
    template.buttons === undefined
      ? { 'twilio/text': { body } }
      : {
          'twilio/quick-reply': {
            body,
            actions: template.buttons.map((button) => ({ title: button.title[language], id: button.id })),
          },
        };
  const name = contentName(id, template.name, language);
  const variables = Object.fromEntries(template.samples[language].map((sample, i) => [String(i + 1), sample]));
  return versioned(template.name, language, { friendly_name: name, language, variables, types }, template.category);
}

function ofSheet({ name, kind, answers }: AnswerSheet, language: WrittenLanguage, agency: string): Submission {
  const nth = Array.from({ length: answers }, (_, i) => i);
  const types =
    kind === 'buttons'
      ? {
          'twilio/quick-reply': {
            body: '{{1}}',
            actions: nth.map((i) => ({ title: YES_NO[language][i]!, id: `{{${i + 2}}}` })),
          },
        }
      : {
          'twilio/list-picker': {
            body: '{{1}}',
            button: CHOOSE[language],
            items: nth.map((i) => ({ item: `{{${2 * i + 2}}}`, id: `{{${2 * i + 3}}}` })),
          },
        };
  const samples =
    kind === 'buttons'
      ? nth.map((i) => `question=answer_${i + 1}`)
      : nth.flatMap((i) => [`${i + 1}`, `question=answer_${i + 1}`]);
  const variables = Object.fromEntries(['...', ...samples].map((sample, i) => [String(i + 1), sample]));
  const friendly_name = contentName(agency, name, language);
  return versioned(name, language, { friendly_name, language, variables, types }, null);
}

function versioned(
  name: string,
  language: WrittenLanguage,
  create: Submission['create'],
  category: string | null,
): Submission {
  const version = createHash('sha256').update(JSON.stringify(create)).digest('hex').slice(0, 8);
  const approve = category === null ? null : { name: create.friendly_name, category };
  return { name, language, version, create, approve };
}

/** Several agencies share a Twilio account. Meta takes small letters, digits and underscores. */
function contentName(agency: string, name: string, language: string): string {
  return `loge_${agency}_${name}_${language}`.replace(/[^a-z0-9_]/g, '_');
}

/** The values of {{1}}, {{2}} ... with which the template reads exactly like these words; null: it cannot. */
export function variablesIn(body: string, words: string): Record<string, string> | null {
  const names: string[] = [];
  let pattern = '';
  let at = 0;
  for (const found of body.matchAll(VARIABLE)) {
    names.push(found[1]!);
    // Meta takes no line break and no tab in a variable.
    pattern += `${escaped(body.slice(at, found.index))}([^\\n\\t]+?)`;
    at = found.index + found[0].length;
  }
  const values = new RegExp(`^${pattern}${escaped(body.slice(at))}$`, 'u').exec(words)?.slice(1);
  if (values === undefined || values.some((value) => value.trim() === '' || / {5}/.test(value))) return null;
  return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
