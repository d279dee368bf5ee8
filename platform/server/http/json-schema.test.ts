import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerSchema, jsonSchema } from './json-schema.ts';

const parameter = z.union([z.number(), z.object({ kind: z.literal('word'), key: z.string() })]);
const shape = z.object({
  name: z.string().nullable(),
  severity: z.enum(['minor', 'major']).nullable(),
  message: z.object({ parameters: z.record(z.string(), parameter.meta({ isWrittenWhole: true })) }).nullable(),
  state: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('in'),
      phase: z.enum(['start', 'close']).nullable(),
      ids: z.array(z.string()).nullable(),
    }),
    z.object({ kind: z.literal('out') }),
  ]),
});

/** As it goes out. */
async function written(value: object): Promise<unknown> {
  const app = Fastify();
  app.get('/', (_request, reply) =>
    reply.serializer(reply.compileSerializationSchema(answerSchema(shape))).send(value),
  );
  const answer = await app.inject('/');
  await app.close();
  return answer.json();
}

const nothing = { name: null, severity: null, message: null, state: { kind: 'in', phase: null, ids: null } };
const everything = {
  name: 'Ida',
  severity: 'major',
  message: { parameters: { days: 3, why: { kind: 'word', key: 'late' } } },
  state: { kind: 'in', phase: 'close', ids: ['1', '2'] },
};

test('an answer is written as its shape has it, null where that may be', async () => {
  expect(await written(nothing)).toEqual(nothing);
  expect(await written(everything)).toEqual(everything);
});

test('what the shape does not have stays inside', async () => {
  const secret = { passwordHash: 'x' };
  const message = { ...everything.message, ...secret };
  expect(await written({ ...everything, ...secret, message })).toEqual(everything);
});

test('the mark of what is written whole is the serializer’s alone', () => {
  expect(JSON.stringify(jsonSchema(shape, 'output'))).not.toContain('isWrittenWhole');
  expect(JSON.stringify(answerSchema(shape))).not.toContain('isWrittenWhole');
});
