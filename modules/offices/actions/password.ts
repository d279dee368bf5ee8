import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Tx } from '#platform/server';
import type { Exchange } from '#platform/server/http/exchange';
import { setPasswordHash } from '#platform/server/identity/memberships';
import { passwordLength, type Weakness, weaknessOf } from '#platform/server/identity/password-weakness';
import { errors } from '../routes.ts';
import { tellOfPause } from './tell-of-pause.ts';

/** Whose password this is, if it is somebody's. Throws `sign-in-paused` after too many that were wrong. */
export async function userOfPassword(exchange: Exchange, email: string, password: string): Promise<string | undefined> {
  const answer = await exchange.services.identity.checkPassword(email, password, exchange.client);
  if (!('waitSeconds' in answer)) {
    // not waited for: the answer takes no longer where there is such an account
    if (answer.pausedUserId !== undefined) void tellOfPause(exchange, answer.pausedUserId).catch(() => {});
    return answer.userId;
  }
  const { waitSeconds } = answer;
  const wait = waitSeconds < 120 ? `${waitSeconds} seconds` : `${Math.ceil(waitSeconds / 60)} minutes`;
  const message = errors.signInPaused.message.replace('a moment', wait);
  throw new OperationError({ ...errors.signInPaused, message }, { retryAfterSeconds: waitSeconds });
}

const reasons: Readonly<Record<Weakness, string>> = {
  'too-short': `At least ${passwordLength.min} characters. A few words make a good password.`,
  'too-long': `At most ${passwordLength.max} characters.`,
  common: 'This password, or nearly this one, is on the lists that attackers try first. Take a few words of your own.',
  pattern: 'It repeats itself or follows the keyboard, which is tried first. Take a few words of your own.',
  context:
    'Little is left of it beside your name, e-mail, organisation or “Portico”, which are tried first. Add words.',
};

/** Throws `invalid-input` at the field where the password is one that attackers would guess; it says why. */
export async function assertStrong(field: string, password: string, context: readonly string[]): Promise<void> {
  const weakness = await weaknessOf(password, context);
  if (weakness === undefined) return;
  const message = reasons[weakness];
  throw new OperationError(
    { ...platformErrors.invalidInput, message: `${platformErrors.invalidInput.message} ${message}` },
    { issues: [{ field, message, reason: weakness }] },
  );
}

/** Sets the password of the person's account in the transaction. */
export async function setPasswordOf(tx: Tx, { services }: Exchange, personId: string, password: string): Promise<void> {
  await setPasswordHash(tx, personId, await services.identity.accounts.hash(password));
}
