import { createHmac, timingSafeEqual } from 'node:crypto';

const baseName = 'portico.session_token';

/**
 * The session's cookie, of the form that better-auth writes and reads (`token.signature`, HMAC-SHA-256). Reading it
 * here needs no library and no database. Over https its name begins with `__Host-`: no neighbour under the same domain,
 * nor a plain connection, can set one in its place. `Strict`: it does not come with what another site leads to; our
 * pages are the same for everybody, and what they then ask for comes from our own site.
 */
export interface SessionCookie {
  readonly name: string;
  /** The token in a Cookie header, or undefined where there is none or its signature is not ours. */
  read(header: string | undefined): string | undefined;
  /** The Set-Cookie value that signs in until `expiresAt`. */
  write(token: string, expiresAt: Date): string;
  /** The Set-Cookie value that removes it. */
  clear(): string;
}

/** Cookies of which it is remembered that their signature is ours; whether the session runs is asked every time. */
const mostSeen = 2_000;

export function sessionCookie(secret: string, isSecure: boolean): SessionCookie {
  const name = isSecure ? `__Host-${baseName}` : baseName;
  const attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  /** What cookies said that were read of late: the same come with request after request. */
  const seen = new Map<string, string>();
  const sign = (token: string) => createHmac('sha256', secret).update(token).digest('base64');
  return {
    name,
    read(header) {
      const found = header?.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
      if (!found) return undefined;
      const known = seen.get(found);
      if (known) return known;
      const value = decode(found.slice(name.length + 1));
      const dot = value.lastIndexOf('.');
      const [token, signature] = [value.slice(0, dot), Buffer.from(value.slice(dot + 1))];
      const expected = Buffer.from(sign(token));
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined;
      if (seen.size >= mostSeen) seen.clear();
      seen.set(found, token);
      return token;
    },
    write: (token, expiresAt) =>
      `${name}=${encodeURIComponent(`${token}.${sign(token)}`)}; Expires=${expiresAt.toUTCString()}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
