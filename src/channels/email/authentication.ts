// What our own mail server found out about a sender (RFC 8601). Whatever else stands in such a header was written by anybody.

export interface Authentication {
  spf: string;
  dkim: string;
  dmarc: string;
  /** Whether the domain that stands in "From" says that this is no mail of its own. */
  disowned: boolean;
}

/**
 * `ours`: the name under which our server writes; without it, nothing is trusted. Only its topmost header counts: whoever sent the
 * mail may have written others below. `from`: the address that people see.
 */
export function authenticationOf(headers: readonly string[], ours: string, from: string): Authentication | null {
  if (ours === '' || headers[0] === undefined) return null;
  const [server = '', ...results] = plain(headers[0]).split(';');
  if (server.trim().split(/\s/)[0]!.toLowerCase() !== ours.toLowerCase()) return null;
  const found = results.flatMap(resultOf);
  const spf = found.filter(({ method }) => method === 'spf');
  const dkim = found.filter(({ method }) => method === 'dkim');
  const dmarc = found.find(({ method }) => method === 'dmarc')?.result ?? '';
  return {
    spf: spf[0]?.result ?? '',
    dkim: (dkim.find(({ result }) => result === 'pass') ?? dkim[0])?.result ?? '',
    dmarc,
    disowned: isDisowned(dmarc, spf, dkim, domainOf(from)),
  };
}

interface Result {
  method: string;
  result: string;
  /** Of the envelope or of the signature: what was proved belongs to it alone. */
  domain: string;
}

/** Where a domain says nothing of its own (DMARC), a failed proof counts unless another of that domain holds. */
function isDisowned(dmarc: string, spf: readonly Result[], dkim: readonly Result[], domain: string): boolean {
  if (dmarc === 'fail') return true;
  if (dmarc === 'pass') return false;
  const proofs = [...spf, ...dkim];
  if (proofs.some((proof) => proof.result === 'pass' && isAligned(proof.domain, domain))) return false;
  const fails = ({ result }: Result) => result === 'fail' || result === 'softfail' || result === 'hardfail';
  return spf.some(fails) && !dkim.some(({ result }) => result === 'pass');
}

/** The same domain, or one below the other. */
function isAligned(one: string, other: string): boolean {
  if (one === '' || other === '') return false;
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

function resultOf(text: string): Result[] {
  const [, method, result] = /^\s*([\w-]+)(?:\s*\/\s*\d+)?\s*=\s*([\w-]+)/.exec(text) ?? [];
  if (method === undefined || result === undefined) return [];
  const property = /\b(?:smtp\.mailfrom|smtp\.helo|header\.d|header\.i)\s*=\s*(\S+)/i.exec(text)?.[1] ?? '';
  return [{ method: method.toLowerCase(), result: result.toLowerCase(), domain: domainOf(property) }];
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Without comments, and with nothing in quotes: a sender chooses words that are repeated in both. */
function plain(header: string): string {
  let out = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < header.length; i++) {
    const letter = header[i]!;
    if (letter === '\\' && (quoted || depth > 0)) i++;
    else if (quoted) quoted = letter !== '"';
    else if (letter === '"' && depth === 0) quoted = true;
    else if (letter === '(') depth++;
    else if (letter === ')' && depth > 0) depth--;
    else if (depth === 0) out += letter;
  }
  return out;
}
