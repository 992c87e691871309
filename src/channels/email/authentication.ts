// What our own mail server found out about a sender (RFC 8601). Whatever else stands in such a header was written by anybody.

export interface Authentication {
  spf: string;
  dkim: string;
  dmarc: string;
}

/** `ours`: the name under which our server writes; without it, nothing is trusted. Only its topmost header counts. */
export function authenticationOf(headers: readonly string[], ours: string): Authentication | null {
  if (ours === '') return null;
  const top = headers.find((value) => value.split(';')[0]!.trim().split(/\s/)[0]!.toLowerCase() === ours.toLowerCase());
  if (top === undefined || headers.indexOf(top) !== 0) return null;
  const result = (method: string) =>
    new RegExp(`;\\s*${method}\\s*=\\s*([a-z]+)`, 'i').exec(top)?.[1]?.toLowerCase() ?? '';
  return { spf: result('spf'), dkim: result('dkim'), dmarc: result('dmarc') };
}
