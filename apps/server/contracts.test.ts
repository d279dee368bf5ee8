import { expect, test } from 'vitest';
import { z } from 'zod';
import { modules as order } from '#modules/order';
import {
  changeErrors,
  commentErrors,
  type ErrorDefinition,
  errorsOf,
  jobErrors,
  errors as platformErrors,
  printErrors,
  viewErrors,
} from '#platform/contract';
import { docsPage } from '#platform/server/http/docs-page';
import { describeContracts } from '#platform/server/http/openapi';
import { testModules, testOperations } from './testing.ts';

const info = { version: 'test', origin: 'http://localhost:4600' };
const document = describeContracts(testModules, info);

interface Declared {
  readonly where: string;
  readonly error: ErrorDefinition;
}

/** Every error that a routes.ts exports, in its `errors`. */
async function catalogue(): Promise<Declared[]> {
  const all: Declared[] = [
    ...Object.values(platformErrors),
    ...Object.values(jobErrors),
    ...Object.values(changeErrors),
    ...Object.values(printErrors),
    ...Object.values(commentErrors),
    ...Object.values(viewErrors),
  ].map((error) => ({ where: 'platform', error }));
  for (const name of order) {
    const { errors = {} } = (await import(`#modules/${name}/routes`)) as { errors?: Record<string, ErrorDefinition> };
    all.push(...Object.values(errors).map((error) => ({ where: name, error })));
  }
  return all;
}

test('every error is declared once, in the errors of a routes.ts or of the platform', async () => {
  const declared = await catalogue();
  const codes = declared.map(({ error }) => error.code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  const known = new Set(declared.map(({ error }) => error));
  const strangers = testOperations.flatMap(({ name, operation }) =>
    operation.errors.filter((error) => !known.has(error)).map(({ code }) => `${name}: ${code}`),
  );
  expect(strangers).toEqual([]);
});

test('every error of a module can be answered by one of its operations, and says what happened and what was kept', async () => {
  const answered = new Set(testOperations.flatMap(({ operation }) => errorsOf(operation).map(({ code }) => code)));
  const declared = await catalogue();
  expect(declared.filter(({ where, error }) => where !== 'platform' && !answered.has(error.code))).toEqual([]);
  for (const { error } of declared) {
    expect(error.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(error.status).toBeGreaterThanOrEqual(400);
    expect(error.message, error.code).toMatch(/^[A-Z].*\.$/);
  }
});

test('the OpenAPI document has every operation with its tag, security, input, output and errors', () => {
  const described = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(described.map(({ operationId }) => operationId).sort()).toEqual(testOperations.map(({ name }) => name).sort());
  for (const { name, module, operation } of testOperations) {
    const found = described.find(({ operationId }) => operationId === name);
    expect(found?.tags).toEqual([module]);
    expect(found?.security.length).toBe(operation.scope === 'public' ? 0 : 2);
    const text = JSON.stringify(found?.responses);
    for (const { code } of errorsOf(operation)) expect(text, name).toContain(code);
    const named = [...operation.path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter);
    expect(found?.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)).toEqual(
      named,
    );
  }
});

test('the page for people names every operation and every error', async () => {
  const page = docsPage(testModules, info);
  for (const { name } of testOperations) expect(page).toContain(`<details id="${name}">`);
  for (const { error } of await catalogue()) expect(page).toContain(`id="error-${error.code}"`);
  expect(page).not.toMatch(/<script|style=/);
});

test('every list comes by pages: limited, in a stable order, with a cursor that says nothing', () => {
  const lists = testOperations.filter(({ name }) => /^list[A-Z]|Portfolio$/.test(name));
  expect(lists.length).toBeGreaterThan(10);
  for (const { name, operation } of lists) {
    const input = z.toJSONSchema(operation.input, { io: 'input' }).properties ?? {};
    const { limit, after } = input as Record<string, { maximum?: number; type?: string }>;
    expect(limit?.maximum, name).toBeLessThanOrEqual(5000);
    expect(after?.type, name).toBe('string');
    expect(Object.keys(z.toJSONSchema(operation.output).properties ?? {}), name).toEqual(
      expect.arrayContaining(['items', 'next']),
    );
  }
});

test('what edits a record says what it saw', () => {
  // which say the present password, replace what is computed, and concern nobody else
  const others = ['changePassword', 'setBaseline', 'updatePreferences', 'switchOrganisation', 'chooseView', 'assessInvestment']; // biome-ignore format: one list
  const edits = testOperations.filter(({ name, operation }) => operation.method === 'PUT' && !others.includes(name));
  expect(edits.length).toBeGreaterThan(3);
  for (const { name, operation } of edits) {
    expect(JSON.stringify(z.toJSONSchema(operation.input, { io: 'input' })), name).toContain('"from":{');
  }
});

test('whatever is set from one value to another, by whichever method, is checked against what the writer saw', () => {
  const setting = testOperations.filter(({ operation }) => {
    const input = JSON.stringify(z.toJSONSchema(operation.input, { io: 'input' }));
    return operation.method !== 'GET' && /"(to|changes)":\{/.test(input) && !/"(from|baseRevision)":\{/.test(input);
  });
  expect(setting.map(({ name }) => name)).toEqual([]);
});

test('what answers with many records is a list', () => {
  const many = testOperations.filter(({ operation }) => 'items' in (z.toJSONSchema(operation.output).properties ?? {}));
  for (const { name } of many) expect(name).toMatch(/^list[A-Z]|Portfolio$/);
});
