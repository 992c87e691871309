// The body of a Twilio callback: a form. Values stay untrimmed, because the signature is over them as they came.
import { parse } from 'node:querystring';

export type Form = Readonly<Record<string, string | readonly string[]>>;

// Signature and parser both ask for the form of one request.
const parsed = new WeakMap<Buffer, Form>();

export function formOf(body: Buffer): Form {
  const known = parsed.get(body);
  if (known !== undefined) return known;
  // No limit on the number of keys: one that is left out breaks the signature. The web kit limits the size.
  const form = parse(body.toString('utf8'), '&', '=', { maxKeys: 0 }) as Form;
  parsed.set(body, form);
  return form;
}

/** The first value of a field; empty when it is missing. */
export function field(form: Form, name: string): string {
  const value = form[name];
  if (value === undefined) return '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}
