// The agency file, from YAML to settings. Whatever is wrong in it is said with its line, its path, what is expected and a remedy.
import { LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { looksNear } from '#lib/near.ts';
import { checkSettings } from './check-settings.ts';
import { type AgencySettings, agencyFile } from './settings.ts';

export interface FileProblem {
  /** From 1; 0 when it is nowhere in particular. */
  line: number;
  /** "slack.managers[0].phone"; empty for the file as a whole. */
  path: string;
  reason: string;
}

export type AgencyFileRead = { kind: 'read'; settings: AgencySettings } | { kind: 'invalid'; problems: FileProblem[] };

export type Path = readonly (string | number)[];

export function readAgencyFile(text: string): AgencyFileRead {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 0 : counter.linePos(offset).line);
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      line: lineAt(error.pos[0]),
      path: '',
      reason: `this is not YAML: ${error.message}`,
    }));
    return { kind: 'invalid', problems };
  }
  const lineOf = (path: Path): number => {
    // The nearest thing that is there: a missing setting is reported where it should stand.
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const range = (node as Node | null | undefined)?.range;
      if (range) return lineAt(range[0]);
    }
    return 0;
  };
  const parsed = agencyFile.safeParse(document.toJS());
  if (!parsed.success) {
    const given = (path: Path) => (path.length === 0 ? document.toJS() : document.getIn(path));
    const problems = parsed.error.issues
      .flatMap((issue) => explain(issue, given))
      .map(({ path, reason }) => ({ line: lineOf(path), path: written(path), reason }));
    return { kind: 'invalid', problems };
  }
  const problems = checkSettings(parsed.data).map(({ path, reason }) => ({
    line: lineOf(path),
    path: written(path),
    reason,
  }));
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'read', settings: parsed.data };
}

/** "agency.yaml:4: agency.phone: ..." */
export function describeProblem(file: string, { line, path, reason }: FileProblem): string {
  return [line > 0 ? `${file}:${line}` : file, path, reason].filter((part) => part !== '').join(': ');
}

interface Explained {
  path: Path;
  reason: string;
}

function explain(issue: z.core.$ZodIssue, given: (path: Path) => unknown): Explained[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const near = looksNear(key, knownKeys(path));
        return {
          path: [...path, key],
          reason: `this setting is not known${near === undefined ? '' : `: did you mean "${near}"?`}; correct or remove it`,
        };
      });
    case 'invalid_type': {
      const value = given(path);
      if (value === undefined) return [{ path, reason: `it is missing: add it (${expectedOf(issue.expected)})` }];
      if (issue.expected === 'string' && typeof value === 'number') {
        return [
          {
            path,
            reason: `expected text, found the number ${value}: put quotes around it, as YAML drops leading zeros and signs`,
          },
        ];
      }
      return [{ path, reason: `expected ${expectedOf(issue.expected)}, found ${shown(value)}` }];
    }
    case 'invalid_value':
      return [{ path, reason: `expected one of ${issue.values.map(String).join(', ')}; found ${shown(given(path))}` }];
    case 'invalid_union': {
      // Of the shapes that it may have, the one that it comes nearest to explains best.
      const value = given(path);
      if (typeof value !== 'object') {
        return [
          {
            path,
            reason: `expected a number such as "38123" or "+33757000000" in quotes, or { name: "LILAS", inbound: "+33757000000" }; found ${shown(value)}`,
          },
        ];
      }
      const nearest =
        issue.errors.find(
          (issues) => !issues.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
        ) ?? [];
      return nearest.flatMap((inner) =>
        explain({ ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue, given),
      );
    }
    default:
      return [{ path, reason: `${issue.message}; found ${shown(given(path))}` }];
  }
}

function expectedOf(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    array: 'a list',
    object: 'a group of settings',
  };
  return names[expected] ?? expected;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function written(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/** The settings that may stand at a path, from the schema itself. */
function knownKeys(path: Path): string[] {
  let schema: unknown = agencyFile;
  for (const part of path) {
    const { shape, element } = bare(schema);
    schema = typeof part === 'number' ? element : shape?.[part];
  }
  return Object.keys(bare(schema).shape ?? {});
}

function bare(schema: unknown): { shape?: Record<string, unknown>; element?: unknown } {
  let current = schema as {
    def?: { innerType?: unknown; options?: unknown[] };
    shape?: Record<string, unknown>;
    element?: unknown;
  };
  while (current?.def?.innerType !== undefined) current = current.def.innerType as typeof current;
  const inUnion = current?.def?.options?.map(bare).find((option) => option.shape !== undefined);
  return inUnion ?? current ?? {};
}
