import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a write may have been caused by another site's page in the caller's browser (CSRF). Browsers tell where a
 * request comes from in Sec-Fetch-Site and Origin; a request by cookie that says neither is no browser of ours. A token
 * in the Authorization header is never sent by a browser on its own, so nothing can be forged with it.
 * Source: OWASP Cross-Site Request Forgery Prevention, 'Fetch Metadata' and 'Verifying Origin with Standard Headers'.
 */
export function isCrossSite(headers: IncomingHttpHeaders, ownOrigin: string): boolean {
  if (headers.authorization !== undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (headers.origin !== undefined) return headers.origin !== ownOrigin && hostOf(headers.origin) !== headers.host;
  return headers.cookie !== undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
