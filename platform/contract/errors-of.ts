import type { Route } from './define-contract.ts';
import type { ErrorDefinition } from './define-error.ts';
import { errors } from './errors.ts';

/** All that an operation may answer with: what its route declares, and what follows from its method, scope and body. */
export function errorsOf({ method, scope, body, tellsPast, errors: declared }: Route): readonly ErrorDefinition[] {
  const isWrite = method !== 'GET';
  const isSignedIn = scope !== 'public';
  const hasBody = body === 'bytes' || method === 'POST' || method === 'PUT';
  const implied = [
    errors.invalidInput,
    ...(hasBody && body !== 'bytes' ? [errors.malformedBody] : []),
    ...(isSignedIn ? [errors.notSignedIn, errors.organisationSwitched] : []),
    ...(isWrite ? [errors.crossSite] : []),
    ...(isSignedIn ? [errors.permissionMissing] : []),
    ...(isSignedIn ? [errors.recordMissing] : []),
    ...(tellsPast ? [errors.dayUntold, errors.notThereThen] : []),
    ...(isSignedIn && isWrite ? [errors.changedMeanwhile, errors.brokenReference, errors.idempotencyKeyReused] : []),
    ...(hasBody ? [errors.bodyTooLarge] : []),
    ...(isWrite ? [errors.mediaTypeUnknown] : []),
    errors.tooManyRequests,
    errors.unexpected,
  ];
  return [...declared.filter(({ code }) => implied.every((known) => known.code !== code)), ...implied];
}
