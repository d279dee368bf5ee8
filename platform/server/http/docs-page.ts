import type { FastifyInstance } from 'fastify';
import { type ErrorDefinition, errors, errorsOf, type Operation } from '#platform/contract';
import type { ServerModule } from './define-module.ts';
import { docsStyle } from './docs-style.ts';
import { inputParts, type JsonSchema, jsonSchema } from './json-schema.ts';
import { type DocumentInfo, describeContracts, permissionSentence, sentenceOf } from './openapi.ts';

/**
 * `/openapi.json`, and `/docs`, the same as a page for people, without a script. Both are made when first asked for.
 */
export function serveDocs(app: FastifyInstance, modules: readonly ServerModule[], info: DocumentInfo): void {
  const config = { operation: 'docs' };
  let json: string | undefined;
  let page: string | undefined;
  app.get('/openapi.json', { config }, (_request, reply) => {
    json ??= JSON.stringify(describeContracts(modules, info));
    return reply.type('application/json').send(json);
  });
  app.get('/docs', { config }, (_request, reply) => {
    page ??= docsPage(modules, info);
    return reply.type('text/html; charset=utf-8').send(page);
  });
  app.get('/docs.css', { config }, (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle));
}

/** The page: a list of operations by module, each opening to its input, output and errors, then all error codes. */
export function docsPage(modules: readonly ServerModule[], { version, origin }: DocumentInfo): string {
  const known = new Map<string, ErrorDefinition>();
  const operations = modules.flatMap(({ contract }) => Object.values<Operation>(contract));
  for (const error of [...Object.values(errors), ...operations.flatMap(errorsOf)]) known.set(error.code, error);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Portico API</title><link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/api/docs.css"></head>
<body><nav aria-label="Contents"><a class="home" href="/">Portico</a>
${modules.map(({ name, contract }) => `<a href="#${name}">${sentenceOf(name)} <span>${Object.keys(contract).length}</span></a>`).join('\n')}
<a href="#errors">Errors <span>${known.size}</span></a></nav>
<main><header><h1>Portico API</h1><p>Version ${asHtml(version)}. For programs: <a href="/api/openapi.json">openapi.json</a>
(OpenAPI 3.1).</p><pre>curl -H "Authorization: Bearer portico_…" ${asHtml(origin)}/api/organisation</pre></header>
${modules.map(moduleSection).join('\n')}
<section id="errors"><h2>Errors</h2><dl>
${[...known.values()]
  .sort((a, b) => a.code.localeCompare(b.code))
  .map(
    ({ code, status, message }) =>
      `<dt id="error-${code}"><code>${code}</code> <span>${status}</span></dt><dd>${asHtml(message)}</dd>`,
  )
  .join('\n')}
</dl></section></main></body></html>`;
}

function moduleSection({ name, contract }: ServerModule): string {
  const operations = Object.entries<Operation>(contract);
  return `<section id="${name}"><h2>${sentenceOf(name)}</h2>
${operations.map(([operationName, operation]) => operationDetails(operationName, operation)).join('\n')}</section>`;
}

function operationDetails(name: string, operation: Operation): string {
  const { path, query, body } = inputParts(operation, jsonSchema(operation.input, 'input'));
  const address = asHtml(operation.path).replace(/:(\w+)/g, '<i>{$1}</i>');
  return `<details id="${name}"><summary><b class="${operation.method.toLowerCase()}">${operation.method}</b>
<code>${address}</code><span>${sentenceOf(name)}</span></summary>
<p>Needs ${code(permissionSentence(operation))}</p>
${fields('In the path', path)}${fields('In the query', query)}${fields('In the body', body)}
${operation.body === 'bytes' ? '<h3>In the body</h3><p>The file itself, as <code>application/octet-stream</code>.</p>' : ''}
${fields('Answer', jsonSchema(operation.output, 'output'))}
<h3>Errors</h3><p class="errors">${errorsOf(operation)
    .map(({ code: id, status }) => `<a href="#error-${id}">${status} ${id}</a>`)
    .join(' ')}</p></details>`;
}

function fields(title: string, schema: JsonSchema | undefined): string {
  if (!schema || (schema.properties && !Object.keys(schema.properties).length)) return '';
  if (!schema.properties) return `<h3>${title}</h3><pre>${asHtml(JSON.stringify(schema, null, 2))}</pre>`;
  const rows = Object.entries(schema.properties).map(([name, field]) => {
    const need = schema.required?.includes(name) ? '' : ' <em>optional</em>';
    const description = typeof field.description === 'string' ? code(field.description) : '';
    return `<tr><td><code>${asHtml(name)}</code>${need}</td><td>${asHtml(typeOf(field))}</td><td>${description}</td></tr>`;
  });
  return `<h3>${title}</h3><table>${rows.join('\n')}</table>`;
}

/** A schema in a few words: `text (uuid)`, `list of { id, name }`, `draft | final`. */
export function typeOf(schema: JsonSchema): string {
  const { type, format, items, properties } = schema;
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(' | ');
  if (choices) return choices.map(typeOf).join(' | ');
  if (type === 'array') return `list of ${typeOf((items ?? {}) as JsonSchema)}`;
  if (properties) return `{ ${Object.keys(properties).join(', ')} }`;
  if (type === 'string') return typeof format === 'string' ? `text (${format})` : 'text';
  return type === undefined ? 'any' : [type].flat().join(' | ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const asHtml = (value: string) => value.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');
const code = (value: string) => asHtml(value).replace(/`([^`]+)`/g, '<code>$1</code>');
