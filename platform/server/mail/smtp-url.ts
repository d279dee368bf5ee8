/** Where mail is handed over, and how one signs in there. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise it begins with STARTTLS where the server offers it. */
  readonly isTls: boolean;
  /** `?tls=off`: a relay beside us that has no certificate anybody trusts. */
  readonly ignoresTls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

/**
 * The mail server of a setting: `smtps://user:password@host` (port 465), `smtp://host:25`, `smtp://localhost?tls=off`.
 * Throws an error that says what is allowed, and repeats nothing of the text.
 */
export function readSmtpUrl(text: string): SmtpServer {
  const url = URL.parse(text);
  const isTls = url?.protocol === 'smtps:';
  const isKnown = url && (isTls || url.protocol === 'smtp:') && url.hostname !== '' && /^\/?$/.test(url.pathname);
  if (!isKnown) throw new Error('is not an address such as smtp://user:password@mail.example.org:587 or smtps://….');
  const ignoresTls = url.searchParams.get('tls') === 'off';
  const user = decode(url.username);
  if (user !== undefined && ignoresTls && !isTls)
    throw new Error('has a user and ?tls=off: a password is never sent without TLS. Leave one of them out.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isTls ? 465 : user === undefined ? 25 : 587),
    isTls,
    ignoresTls,
    user,
    password: decode(url.password),
  };
}

function decode(text: string): string | undefined {
  try {
    return text === '' ? undefined : decodeURIComponent(text);
  } catch {
    throw new Error('has a % in its user or password that stands for nothing: write %25 for it.');
  }
}
