import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export const roles = ['portico_owner', 'portico_app', 'portico_auth', 'portico_jobs'] as const;
export type Role = (typeof roles)[number];

/** The passwords of all roles from the file, which is made at the first start and readable by us alone. */
export function readPasswords(file: string): Record<Role, string> {
  if (!existsSync(file)) {
    const made = Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')]));
    writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<Role, string>;
}
