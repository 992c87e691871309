import { expect, it } from 'vitest';
import { z } from 'zod';
import { strictSchema } from '#model/strict-schema.ts';

it('a shape with optional fields is refused by name, wherever they hide', () => {
  const shape = z.object({ list: z.array(z.object({ always: z.string(), sometimes: z.string().optional() })) });
  expect(() => strictSchema(shape)).toThrow('the answer.list: sometimes is optional');
});

it('a shape without an object at its root is refused', () => {
  expect(() => strictSchema(z.array(z.string()))).toThrow('object at its root');
  expect(() => strictSchema(z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]))).toThrow('root');
});

it('a shape that lets other properties in is refused', () => {
  expect(() => strictSchema(z.looseObject({ a: z.string() }))).toThrow('other properties');
});
