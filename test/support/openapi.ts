// Holds a request against a published OpenAPI description: the path, the method, every parameter and value, and nothing unknown.
interface Schema {
  type?: string;
  format?: string;
  enum?: string[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  nullable?: boolean;
  $ref?: string;
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
}

export interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

export interface MadeRequest {
  method: string;
  /** Path and query. */
  url: string;
  contentType: string;
  body: string;
}

/** What is wrong with it; empty: it is valid. */
export function faultsOf(api: Description, request: MadeRequest): string[] {
  const url = new URL(request.url, 'https://api');
  const found = Object.entries(api.paths).flatMap(([template, methods]) => {
    const values = match(template, url.pathname);
    return values === null ? [] : [{ values, operation: methods[request.method.toLowerCase()] }];
  })[0];
  if (found === undefined) return [`nobody describes the path ${url.pathname}`];
  if (found.operation === undefined) return [`${request.method} is not described for ${url.pathname}`];
  const { parameters = [], requestBody } = found.operation;
  const faults: string[] = [];
  for (const { name, in: where, required, schema } of parameters) {
    const given = where === 'path' ? found.values[name] : (url.searchParams.get(name) ?? undefined);
    if (given === undefined) {
      if (required) faults.push(`${name} is missing`);
    } else faults.push(...textFaults(api, schema, given, name));
  }
  for (const name of url.searchParams.keys())
    if (!parameters.some((one) => one.in === 'query' && one.name === name)) faults.push(`?${name} is not described`);
  return [...faults, ...bodyFaults(api, requestBody, request)];
}

function bodyFaults(api: Description, described: Operation['requestBody'], request: MadeRequest): string[] {
  if (described === undefined) return request.body === '' ? [] : ['a body that nobody asked for'];
  if (request.body === '') return described.required ? ['no body'] : [];
  const type = request.contentType.split(';')[0]!.trim();
  const schema = described.content[type]?.schema;
  if (schema === undefined) return [`a body of the type "${type}" is not described`];
  if (type === 'application/json') return valueFaults(api, schema, JSON.parse(request.body), 'body');
  const { properties = {}, required = [] } = resolved(api, schema);
  const form = new URLSearchParams(request.body);
  return [
    ...required.filter((name) => !form.has(name)).map((name) => `${name} is missing`),
    ...[...new Set(form.keys())].flatMap((name) => {
      const property = properties[name];
      if (property === undefined) return [`${name} is not described`];
      const { type: kind, items = {} } = resolved(api, property);
      const values = form.getAll(name);
      if (kind === 'array') return values.flatMap((value) => textFaults(api, items, value, name));
      return values.length > 1
        ? [`${name} is there ${values.length} times`]
        : textFaults(api, property, values[0]!, name);
    }),
  ];
}

function match(template: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+?)';
  });
  const values = new RegExp(`^${pattern}$`).exec(path)?.slice(1);
  return values === undefined ? null : Object.fromEntries(names.map((name, i) => [name, values[i]!]));
}

/** A value as text, as forms and queries carry it. */
function textFaults(api: Description, given: Schema, value: string, name: string): string[] {
  const { type } = resolved(api, given);
  if (type === 'integer' || type === 'number') {
    const number = Number(value);
    const right = value.trim() !== '' && (type === 'integer' ? Number.isInteger(number) : Number.isFinite(number));
    return right ? valueFaults(api, given, number, name) : [`${name}: "${value}" is no ${type}`];
  }
  if (type === 'boolean') return value === 'true' || value === 'false' ? [] : [`${name}: "${value}" is no boolean`];
  return valueFaults(api, given, value, name);
}

function valueFaults(api: Description, given: Schema, value: unknown, name: string): string[] {
  const schema = resolved(api, given);
  if (value === null) return schema.nullable ? [] : [`${name} is null`];
  switch (schema.type) {
    case 'object':
      return objectFaults(api, schema, value, name);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, i) => valueFaults(api, schema.items ?? {}, one, `${name}[${i}]`))
        : [`${name} is no array`];
    case 'integer':
    case 'number': {
      if (typeof value !== 'number') return [`${name} is no number`];
      const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
      return value < minimum || value > maximum ? [`${name}: ${value} is not within ${minimum} and ${maximum}`] : [];
    }
    case 'string':
      return typeof value === 'string' ? stringFaults(schema, value, name) : [`${name} is no string`];
    default:
      return [];
  }
}

function objectFaults(api: Description, schema: Schema, value: unknown, name: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${name} is no object`];
  const { properties = {}, required = [], additionalProperties: more } = schema;
  return [
    ...required.filter((key) => !(key in value)).map((key) => `${name}.${key} is missing`),
    ...Object.entries(value).flatMap(([key, one]) => {
      const property = properties[key] ?? (typeof more === 'object' ? more : undefined);
      if (property !== undefined) return valueFaults(api, property, one, `${name}.${key}`);
      return more === true ? [] : [`${name}.${key} is not described`];
    }),
  ];
}

/** What Twilio's own pages say of its formats: https://www.twilio.com/docs/messaging/api/message-resource */
const FORMATS: Record<string, (value: string) => boolean> = {
  'phone-number': (value) =>
    /^(?:\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}|whatsapp:(?:\+[1-9]\d{6,14}|ID\..+))$/.test(value),
  uri: (value) =>
    URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !new URL(value).hostname.includes('_'),
  'date-time': (value) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
};

function stringFaults(schema: Schema, value: string, name: string): string[] {
  const faults: string[] = [];
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  if (schema.enum !== undefined && !schema.enum.includes(value))
    faults.push(`${name}: "${value}" is not one of ${schema.enum}`);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    faults.push(`${name}: "${value}" does not look like ${schema.pattern}`);
  if (value.length < minLength || value.length > maxLength) faults.push(`${name}: ${value.length} characters`);
  if (schema.format !== undefined && FORMATS[schema.format]?.(value) === false)
    faults.push(`${name}: "${value}" is no ${schema.format}`);
  return faults;
}

function resolved(api: Description, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = api.components.schemas[schema.$ref.split('/').at(-1)!];
  if (found === undefined) throw new Error(`${schema.$ref} is not in the excerpt`);
  return resolved(api, found);
}
