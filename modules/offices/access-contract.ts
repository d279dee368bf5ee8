import { z } from 'zod';
import { instant } from '#platform/contract';

const id = z.uuid();

/** Where one is signed in. */
export const signedInSession = z.object({
  id,
  createdAt: instant,
  lastUsedAt: instant,
  expiresAt: instant,
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
  isCurrent: z.boolean(),
});

/** A personal access token, without its secret. */
export const token = z.object({
  id,
  name: z.string(),
  start: z.string().describe('Its first characters, to tell it from others.'),
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
  permissions: z.array(z.string()).nullable().describe('What it may do at most; null: whatever you may.'),
});

/** What happened at the door of an account. */
export const securityEvent = z.object({
  id,
  at: instant,
  kind: z
    .enum(['signed-in', 'refused', 'paused', 'password-changed', 'sessions-ended'])
    .describe('`refused`: a wrong password; `paused`: one wrong too often, after which attempts have to wait.'),
  userAgent: z.string().nullable(),
  ipAddress: z.string().nullable(),
});
