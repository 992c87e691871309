// The JSON Schema that `strict` structured output accepts: an object at the root, every property required, none added.
import { type ZodType, z } from 'zod';

export type StrictSchema = Record<string, unknown>;

const made = new WeakMap<ZodType, StrictSchema>();

/** Throws on a shape that strict servers refuse: that is a mistake of ours, found when the first test runs. */
export function strictSchema(shape: ZodType): StrictSchema {
  const known = made.get(shape);
  if (known) return known;
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'output' }) as StrictSchema;
  if (schema.type !== 'object')
    throw new Error('A model answer needs an object at its root: wrap the shape in z.object');
  requireAll(schema, 'the answer');
  made.set(shape, schema);
  return schema;
}

function requireAll(node: unknown, where: string): void {
  if (Array.isArray(node)) {
    for (const item of node) requireAll(item, where);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { properties, required, additionalProperties } = node as Record<string, unknown>;
  if (properties !== undefined) {
    const names = Object.keys(properties as object);
    const missing = names.filter((name) => !(required as string[] | undefined)?.includes(name));
    if (missing.length > 0) throw new Error(`${where}: ${missing.join(', ')} is optional; make it nullable instead`);
    if (additionalProperties !== false) throw new Error(`${where}: it lets other properties in; use z.object`);
    for (const name of names) requireAll((properties as Record<string, unknown>)[name], `${where}.${name}`);
  }
  for (const key of ['items', 'anyOf', '$defs']) {
    requireAll((node as Record<string, unknown>)[key], where);
  }
}
