// loge erase PHONE|EMAIL|PERSON: what is personal goes, what happened stays in the journal, which holds no word.
import { record } from '#journal/store.ts';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import type { Subject } from '#lib/personal.ts';
import { openFileStore } from '#media/open-store.ts';
import { chooseAgency, parseArgs } from './arguments.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { findSubject, PERSONAL } from './personal.ts';

const USAGE = 'usage: loge erase PHONE|EMAIL|PERSON [--agency ID]   (PERSON: an id, or a whole name)';

type Needs = Pick<CommandContext, 'clock' | 'out' | 'err' | 'database'> & {
  config: Pick<CommandContext['config'], 'dataDir' | 's3Url'>;
};

export async function command(args: string[], { clock, out, err, database, config }: Needs): Promise<ExitCode> {
  const { words, options, wrong } = parseArgs(args, { values: ['agency'] });
  if (wrong !== undefined || words.length === 0) {
    if (wrong !== undefined) err(wrong);
    err(USAGE);
    return 2;
  }
  const db = await database();
  const chosen = await chooseAgency(db, options.get('agency'));
  if (chosen.kind === 'none') {
    err(chosen.reason);
    return 1;
  }
  const done = await inAgency(db, chosen.agency, async (tx) => {
    const target = await findSubject(tx, words.join(' '));
    if (target.kind === 'none') return target;
    return { ...target, ...(await erase(tx, target.subject, clock.now())) };
  });
  if (done.kind === 'none') {
    err(done.reason);
    return 1;
  }
  await remove(done.files, config);
  out(`erased: ${done.what}`);
  for (const [table, count] of Object.entries(done.rows)) if (count > 0) out(`  ${table}: ${count}`);
  if (done.files.length > 0) out(`  files: ${done.files.length}`);
  if (done.open > 0) err(`${done.open} of their tickets are open: nobody can be told about them any more`);
  if (done.shared > 0)
    err(
      `${done.shared} of their numbers are shared: they stay with the others, and so do the words written from there`,
    );
  if (done.carded > 0)
    err(
      'cards in Slack are written anew without the words; what was written in their threads must be deleted in Slack itself',
    );
  return 0;
}

async function remove(files: readonly string[], config: Needs['config']): Promise<void> {
  if (files.length === 0) return;
  const store = await openFileStore(config);
  try {
    for (const file of files) await store.delete(file);
  } finally {
    await store.close();
  }
}

async function erase(tx: Tx, subject: Subject, at: Date) {
  const total: Record<string, number> = {};
  const files: string[] = [];
  for (const part of PERSONAL) {
    const erased = await part.erase(tx, subject, at);
    for (const [table, count] of Object.entries(erased.rows)) total[table] = (total[table] ?? 0) + count;
    files.push(...erased.files);
  }
  const carded = await run(
    tx,
    'update cards set wanted = wanted + 1, attempts = 0, due_at = $3 where agency_id = $1 and ticket_id = any($2)',
    subject.agency,
    subject.tickets,
    at,
  );
  const [open] = await rows<{ n: number }>(
    tx,
    'select count(*) as n from tickets where agency_id = $1 and id = any($2) and closed_at is null',
    subject.agency,
    subject.tickets,
  );
  await record(tx, [
    {
      at,
      fact: 'erased',
      actor: 'operator',
      data: { people: subject.people, conversations: subject.conversations, rows: total },
    },
  ]);
  return { rows: total, files, carded, open: open?.n ?? 0 };
}
