// Whether an answer may leave at all: between two machines that both answer, nobody would ever stop.
import { hasNullReturnPath, type Reason, type Seen } from './set-aside/rule.ts';

const MACHINES =
  /^(?:mailer-daemon|mail-daemon|postmaster|no-?_?\.?reply|do-?not-?reply|ne-?pas-?repondre|nepasrepondre|noreponse)(?:[+._-].*)?$/;

/** Empty: it may. */
export function unanswerable({ headers, from, ours }: Seen, setAside: Reason | null): string {
  if (setAside === 'own') return 'own';
  if (setAside === 'bulk') return 'bulk';
  if (setAside !== null && setAside !== 'encrypted' && setAside !== 'calendar') return 'automatic';
  const submitted = headers.first('auto-submitted').trim().toLowerCase();
  if (submitted !== '' && !/^no\b/.test(submitted)) return 'automatic';
  if (hasNullReturnPath(headers)) return 'automatic';
  if (/^(?:bulk|list|junk)\b/i.test(headers.first('precedence').trim())) return 'bulk';
  if (/\b(?:all|oof|autoreply)\b/i.test(headers.first('x-auto-response-suppress'))) return 'automatic';
  if (from.length === 0) return 'no_sender';
  // Whom to answer is not for us to choose.
  if (new Set(from.map(({ address }) => address)).size > 1) return 'several_senders';
  const { address } = from[0]!;
  if (MACHINES.test(address.split('@')[0]!)) return 'no_reply';
  return ours.addresses.includes(address) ? 'own' : '';
}
