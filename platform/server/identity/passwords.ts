import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Parameters of scrypt, RFC 7914. */
export interface PasswordCost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP Password Storage Cheat Sheet, scrypt: N = 2^15, r = 8, p = 3 (32 MiB and some 0.2 s of one core). */
export const passwordCost: PasswordCost = { log2N: 15, r: 8, p: 3 };

const keyBytes = 32;

/** At most so many at once, as each takes memory and one of the few threads that also read files. */
const mostAtOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * The password as it is compared: NIST SP 800-63B asks for Unicode normalisation, so that the same keys on another
 * system are the same password.
 */
export const normalised = (password: string) => password.normalize('NFKC');

/** What is stored of a password: `$scrypt$ln=15,r=8,p=3$salt$key`, each part in base64. Computed off the event loop. */
export async function hashPassword(password: string, cost = passwordCost): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, keyBytes, { N: 2 ** cost.log2N, r: cost.r, p: cost.p });
  return `${written(cost)}${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Whether this is the password of the hash, ours or one of better-auth's own form, in the same time either way. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const stored = readHash(hash);
  if (!stored) return false;
  return timingSafeEqual(await derive(password, stored.salt, stored.key.length, stored.options), stored.key);
}

/** Whether the hash was made another way than hashes are made now; then the next sign-in replaces it. */
export const isOutdated = (hash: string, cost = passwordCost) => !hash.startsWith(written(cost));

const written = ({ log2N, r, p }: PasswordCost) => `$scrypt$ln=${log2N},r=${r},p=${p}$`;

interface StoredHash {
  readonly salt: Buffer | string;
  readonly key: Buffer;
  readonly options: ScryptOptions;
}

function readHash(hash: string): StoredHash | undefined {
  const ours = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/=]+)\$([\w+/=]+)$/.exec(hash);
  if (ours) {
    const [, log2N, r, p, salt = '', key = ''] = ours;
    const options = { N: 2 ** Number(log2N), r: Number(r), p: Number(p) };
    return { salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64'), options };
  }
  const [salt, key] = hash.split(':'); // better-auth's, whose salt is the text of the hexadecimal number
  if (!salt || !key) return undefined;
  return { salt, key: Buffer.from(key, 'hex'), options: { N: 16_384, r: 16, p: 1 } };
}

async function derive(password: string, salt: Buffer | string, length: number, options: ScryptOptions) {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const maxmem = 256 * (options.N ?? 0) * (options.r ?? 0);
      scrypt(normalised(password), salt, length, { ...options, maxmem }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}
