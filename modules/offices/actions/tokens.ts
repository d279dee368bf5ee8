import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import * as tokens from '#platform/server/identity/access-tokens';
import { errors } from '../routes.ts';
import { bySession, callerOf } from './caller.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

export async function listTokens(_call: OperationCall, page: Page, exchange: Exchange) {
  const found = await tokens.listTokens(exchange.services.identity.auth, callerOf(exchange));
  return pageOfAll(found, page, ({ id }) => id);
}

interface NewToken {
  readonly name: string;
  readonly expiresInDays: number;
  readonly permissions: readonly string[] | null;
}

export async function createToken(
  { tx }: OperationCall,
  { name, expiresInDays: days, permissions }: NewToken,
  exchange: Exchange,
) {
  const { personId } = bySession(exchange);
  const unknown = permissions?.filter((permission) => !exchange.services.permissions.has(permission));
  if (unknown?.length) {
    const message = `There is no permission ${unknown.join(', ')}`;
    throw new OperationError(platformErrors.invalidInput, { issues: [{ field: 'permissions', message }] });
  }
  const made = await tokens.createToken(tx, personId, { name, days, permissions });
  if (!made) throw new OperationError(errors.tokenNameTaken);
  return made;
}

export async function revokeToken({ tx }: OperationCall, { tokenId }: { tokenId: string }, exchange: Exchange) {
  if (!(await tokens.revokeToken(tx, callerOf(exchange).personId, tokenId)))
    throw new OperationError(platformErrors.recordMissing);
  return {};
}
