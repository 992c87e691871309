// Forms as browsers send them: with files, or without; and values of fields by name.
import type { Request } from 'express';

export async function readForm(request: Request): Promise<FormData> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const type = request.headers['content-type'] ?? 'application/x-www-form-urlencoded';
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}

export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The fields of a modal, by "block.action": a list where several stand under one name. */
export function fieldsOf(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (!name.startsWith('champ.')) continue;
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    fields[name.slice('champ.'.length)] = values.length === 1 ? values[0]! : values;
  }
  return fields;
}

export async function filesOf(
  form: FormData,
  name: string,
): Promise<{ contentType: string; name: string; data: string }[]> {
  const files = form.getAll(name).filter((value) => typeof value !== 'string' && value.size > 0) as File[];
  return Promise.all(
    files.map(async (file) => ({
      contentType: file.type || 'application/octet-stream',
      name: file.name,
      data: Buffer.from(await file.arrayBuffer()).toString('base64'),
    })),
  );
}
