import { defineError } from './define-error.ts';

/** What any operation may answer, whoever owns it. Which of them belong to one operation tells `errorsOf`. */
export const errors = {
  invalidInput: defineError('invalid-input', 400, 'The input does not fit. Nothing was changed.'),
  malformedBody: defineError('malformed-body', 400, 'The body is no valid JSON. Nothing was changed.'),
  notSignedIn: defineError('not-signed-in', 401, 'You are not signed in, or your session has ended. Sign in again.'),
  crossSite: defineError('cross-site', 403, 'The request came from another site. Nothing was changed.'),
  organisationSwitched: defineError(
    'organisation-switched',
    409,
    'You have gone to another organisation since this page was loaded. Nothing was changed. Reload the page.',
  ),
  permissionMissing: defineError(
    'permission-missing',
    403,
    'Your roles do not allow this here. Nothing was changed. The PMO lead or the owner can give you a role that does.',
  ),
  recordMissing: defineError('record-missing', 404, 'There is no such record, or you may not see it.'),
  dayUntold: defineError(
    'day-untold',
    422,
    'Of that day nothing can be told: it is still to come, or before the first that is recorded here. Choose a day in between.',
  ),
  notThereThen: defineError(
    'not-there-then',
    404,
    'There was no such record on that day. Choose a later day, or look at it as it is today.',
  ),
  addressUnknown: defineError(
    'address-unknown',
    404,
    'There is nothing at this address. /api/docs lists what there is.',
  ),
  methodNotAllowed: defineError('method-not-allowed', 405, 'This address does not take that method.'),
  changedMeanwhile: defineError(
    'changed-meanwhile',
    409,
    'Somebody changed the same fields meanwhile. Nothing was changed. Look at the new values and try again.',
  ),
  brokenReference: defineError(
    'broken-reference',
    409,
    'A record that this one needs, or that needs this one, stands in the way. Nothing was changed.',
  ),
  idempotencyKeyReused: defineError(
    'idempotency-key-reused',
    422,
    'This Idempotency-Key was sent with another request before. Nothing was changed. Take a new key for each request.',
  ),
  bodyTooLarge: defineError('body-too-large', 413, 'The body is larger than allowed here. Nothing was changed.'),
  mediaTypeUnknown: defineError(
    'media-type-unknown',
    415,
    'This address does not read that content type or encoding. Nothing was changed. Send application/json, or the file itself where a file is taken, not compressed.',
  ),
  tooManyRequests: defineError(
    'too-many-requests',
    429,
    'Too many requests in a short time. Wait a minute and try again.',
  ),
  unexpected: defineError(
    'unexpected',
    500,
    'Something failed on the server. Nothing was changed. If it fails again, report the request id.',
  ),
  diskFull: defineError(
    'disk-full',
    507,
    'The disk of the server is full. Nothing was changed. Whoever runs the server has to free some space; then try again.',
  ),
  metricsRefused: defineError(
    'metrics-refused',
    403,
    'Metrics are told to the machine itself, or to whoever sends the token of PORTICO_METRICS_TOKEN.',
  ),
  serverBusy: defineError(
    'server-busy',
    503,
    'So many ask for something to be computed that it would take too long. Nothing was changed. Try again in a moment.',
  ),
  notReady: defineError('not-ready', 503, 'The server is not ready yet. Try again in a moment.'),
} as const;
