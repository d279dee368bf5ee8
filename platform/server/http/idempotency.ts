import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sql } from 'kysely';
import { errors, OperationError } from '#platform/contract';
import type { Database, Tx } from '../database.ts';

/**
 * A request that its sender may repeat without doing it twice: the Idempotency-Key header of the IETF draft of that
 * name (draft-ietf-httpapi-idempotency-key-header). A key is its person's alone.
 */
export interface KeyedRequest {
  readonly personId: string;
  readonly key: string;
  /** Everything that makes the request this one: under one key another is refused. */
  readonly content: unknown;
}

/** Long enough that two requests meet in no key by chance. */
export const keyLength = { min: 16, max: 200 } as const;

/** How long an answer is kept; the function that forgets them says the same. */
const lifetime = sql`interval '24 hours'`;

/** The key that a request carries, if any. Throws `invalid-input` where it is too short, too long or no plain text. */
export function readKey(headers: IncomingHttpHeaders): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  const fits = typeof key === 'string' && /^[\x21-\x7e]+$/.test(key);
  if (fits && key.length >= keyLength.min && key.length <= keyLength.max) return key;
  const message = `${keyLength.min} to ${keyLength.max} visible ASCII characters`;
  throw new OperationError(errors.invalidInput, { issues: [{ field: 'Idempotency-Key', message }] });
}

/**
 * Runs `work` and keeps its answer in the same transaction; or, where this request was answered before, gives that
 * answer again. Of two that come at once the second waits for the first. What fails is not kept, as it changed nothing.
 * Throws `idempotency-key-reused` where the key stands for another request.
 */
export async function answerOnce(
  tx: Tx,
  request: KeyedRequest,
  work: () => Promise<unknown>,
): Promise<{ answer: unknown; isRepeated: boolean }> {
  const { personId } = request;
  const keyHash = sha256(`key ${request.key}`);
  const requestHash = sha256(JSON.stringify(request.content));
  const taken = await sql`
    insert into idempotency_key as known (person_id, key_hash, request_hash)
    values (${personId}, ${keyHash}, ${requestHash})
    on conflict (organisation_id, person_id, key_hash) do update
      set request_hash = excluded.request_hash, answer = null, created_at = excluded.created_at
      where known.created_at < now() - ${lifetime}
    returning person_id`.execute(tx);
  const mine = sql`person_id = ${personId} and key_hash = ${keyHash}`;
  if (taken.rows.length) {
    const answer = await work();
    await sql`update idempotency_key set answer = ${seal(request, answer)} where ${mine}`.execute(tx);
    return { answer, isRepeated: false };
  }
  const { rows } = await sql<{ request_hash: Buffer; answer: Buffer }>`
    select request_hash, answer from idempotency_key where ${mine}`.execute(tx);
  const known = rows[0];
  if (!known?.request_hash.equals(requestHash)) throw new OperationError(errors.idempotencyKeyReused);
  return { answer: open(request, known.answer), isRepeated: true };
}

/** Forgets the answers of all organisations that are older than a day. */
export async function forgetAnswers(app: Database): Promise<void> {
  await sql`select forget_answers()`.execute(app);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/**
 * Answers may hold what is shown once only, such as a new token, of which nothing but a hash is kept elsewhere. So they
 * are encrypted with a key that only the sender of the idempotency key has.
 */
function cipherKey({ personId, key }: KeyedRequest): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, personId, 'portico idempotent answer', 32));
}

function seal(request: KeyedRequest, answer: unknown): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(request), nonce);
  const text = cipher.update(JSON.stringify(answer ?? null), 'utf8');
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
}

function open(request: KeyedRequest, sealed: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(request), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  return JSON.parse(text.toString('utf8'));
}
