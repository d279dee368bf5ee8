import { z } from 'zod';
import { defineContract } from './define-contract.ts';
import { noticeRoutes } from './notice-routes.ts';
import { pageInput, pageOutput } from './page.ts';
import { recordText } from './record-text.ts';
import { instant } from './time-shapes.ts';

/** How one wants to be told of a kind of thing. */
export const noticeChannels = ['mail', 'digest', 'app', 'off'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const noticeContract = /* @__PURE__ */ makeNoticeContract();

function makeNoticeContract() {
  const nothing = z.strictObject({});
  const channel = z
    .enum(noticeChannels)
    .describe('`mail`: in the app and by mail at once; `digest`: by mail once a day; `app`: in the app only; `off`.');
  const kind = z.string().min(1).max(60);
  const mailFault = z.object({
    code: z
      .string()
      .describe('`unreachable`, `sign-in-refused`, `no-tls`, `untrusted`, `put-off`, `rejected`, `unconfirmed`.'),
    reply: z.string().nullable().describe('What the mail server said.'),
  });
  const notice = z.object({
    noticeId: z.uuid(),
    kind: z.string(),
    message: z
      .object({ key: z.string(), parameters: z.record(z.string(), z.unknown()) })
      .describe('A key of the words and its parameters.'),
    record: recordText(),
    address: z.string().nullable().describe('Where the record is shown; null where you may not read it any more.'),
    createdAt: instant,
    readAt: instant.nullable(),
    mail: z.enum(['none', 'waiting', 'sent', 'failed']),
    mailFault: mailFault.nullable().describe('Why the mail did not arrive.'),
  });
  return defineContract(noticeRoutes, {
    listNotices: { input: z.strictObject(pageInput(100, 30)), output: z.object(pageOutput(notice)) },
    getNoticeState: {
      input: nothing,
      output: z.object({
        unread: z.int(),
        mail: z.enum(['on', 'off', 'faulty']).describe('`faulty`: the mail server refuses what this server sends.'),
        mailFault: mailFault.nullable(),
      }),
    },
    markNoticesRead: {
      input: z.strictObject({ noticeIds: z.array(z.uuid()).max(1000).optional().describe('All, where not given.') }),
      output: z.object({ marked: z.int() }),
    },
    listNoticePreferences: {
      input: z.strictObject(pageInput(100)),
      output: z.object(pageOutput(z.object({ kind: z.string(), label: z.string(), channel }))),
    },
    updateNoticePreference: { input: z.strictObject({ kind, from: channel, channel }), output: z.object({}) },
  });
}
