// loge templates [--agency ID] [--json]: what Twilio's Content API and Meta must be given for WhatsApp, and how far each has come.
import { createAgencyRegistry, type KnownAgency } from '#agency/registry.ts';
import { type ContentSetting, type Submission, submissions } from '#channels/whatsapp/content.ts';
import { parseArgs } from './arguments.ts';
import type { Command } from './command.ts';

/** `outdated`: another wording was submitted than the one that we would send today. `missing`: nobody has submitted it. */
export type Progress = ContentSetting['state'] | 'outdated' | 'missing';

export interface Listed extends Submission {
  agency: string;
  state: Progress;
  sid: string;
}

const USAGE = 'usage: loge templates [--agency ID] [--json]';
const CREATE = 'POST https://content.twilio.com/v1/Content';
const APPROVE = 'POST https://content.twilio.com/v1/Content/SID/ApprovalRequests/whatsapp';

export const command: Command = async (args, { database, out, err }) => {
  const { words, options, wrong } = parseArgs(args, { values: ['agency'], flags: ['json'] });
  if (wrong !== undefined || words.length > 0) {
    err(wrong ?? USAGE);
    return 2;
  }
  const asked = options.get('agency');
  const agencies = (await createAgencyRegistry(await database()).all()).filter(
    ({ id }) => asked === undefined || id === asked,
  );
  if (agencies.length === 0) {
    err(asked === undefined ? 'there is no agency yet: apply its file first' : `there is no agency "${asked}"`);
    return 1;
  }
  const listed = agencies.flatMap(listOf);
  if (options.has('json')) for (const one of listed) out(JSON.stringify(one));
  else for (const line of printed(listed)) out(line);
  const open = listed.filter((one) => !isReady(one)).length;
  err(
    open === 0
      ? 'all of it is approved'
      : `${open} of ${listed.length} are not ready: until then these texts leave by SMS or email, and questions without buttons`,
  );
  return 0;
};

export function listOf({ id, settings }: KnownAgency): Listed[] {
  const { agency, whatsapp_content: known = [] } = settings;
  return submissions({ id, signature: agency.signature ?? agency.name }).map((submission) => {
    const same = known.filter(({ name, language }) => name === submission.name && language === submission.language);
    const found = same.find(({ version }) => version === submission.version) ?? same[0];
    const state: Progress =
      found === undefined ? 'missing' : found.version === submission.version ? found.state : 'outdated';
    return { ...submission, agency: id, state, sid: found?.sid ?? '' };
  });
}

/** Nobody has to approve what is only sent within the 24 hours. */
function isReady({ state, approve }: Listed): boolean {
  return state === 'approved' || (approve === null && state === 'submitted');
}

function printed(listed: readonly Listed[]): string[] {
  const lines = [
    'Create each at Twilio with the first line, have it approved by Meta with the second (where there is one), then write it under',
    'whatsapp_content in the agency file: { name, language, sid, state, version }, and apply the file.',
    `  1. ${CREATE}   2. ${APPROVE}`,
  ];
  for (const one of listed) {
    const { agency, name, language, version, state, sid, create, approve } = one;
    const head = `${agency}  ${name}  ${language}  version ${version}  ${state}${sid === '' ? '' : `  ${sid}`}`;
    lines.push('', head);
    if (isReady(one)) continue;
    lines.push(`  1. ${JSON.stringify(create)}`);
    if (approve !== null) lines.push(`  2. ${JSON.stringify(approve)}`);
  }
  return lines;
}
