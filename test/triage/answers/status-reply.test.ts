import { describe, expect, it } from 'vitest';
import type { StatusReply } from '#flows/heard.ts';
import { readStatusReply } from '#triage/answers/status-reply.ts';
import { judge, type Voice, voices } from './voices.ts';

const read = (text: string) => {
  const answer = readStatusReply(text);
  return answer.kind === 'value' ? answer.value : 'unsure';
};

describe('a reply to a status or visit text', () => {
  it('is attributed in at least 97 of 100 ways of writing it', () => {
    const rows = voices<Voice<StatusReply>>('status-reply');
    const { wrong, unsure, understood } = judge(rows, (row) => read(row.text));
    expect(rows.length).toBeGreaterThanOrEqual(200);
    expect(understood, [...wrong, ...unsure].join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('says the gravest of what it says', () => {
    expect(read('ok merci mais il est pas venu et ça fuit toujours')).toBe('no_show');
    expect(read('il est venu mais ça fuit encore')).toBe('not_fixed');
    expect(read('merci, appelez moi')).toBe('human');
    expect(read('oui mais je serai pas la')).toBe('absent');
  });

  it('turns a statement into a question where a question mark does', () => {
    expect(read('c est réparé')).toBe('done');
    expect(read('c est réparé ?')).toBe('when');
  });

  it.each(['au secours', 'ca sent le gaz', 'mon frigo est bleu', 'le chat de la voisine'])(
    'leaves %j to triage',
    (text) => expect(read(text)).toBe('unsure'),
  );
});
