import { z } from 'zod';
import { valueShapes } from '#platform/contract';

const { record, word, value } = valueShapes();

export { record };

/** A value inside a sentence. Lists are full of them, and they are the engine's own: they are written whole. */
export const parameter = value(word).meta({ isWrittenWhole: true });

/** A sentence before it has a language: the key of its words, and the values that fill it. */
export const message = z.object({ key: z.string(), parameters: z.record(z.string(), parameter) });

export const severity = z.enum(['info', 'minor', 'major', 'critical']);
