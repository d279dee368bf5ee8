import type { Call } from '../call.ts';
import { writeChanges } from '../changes/write-changes.ts';
import { noticeKinds } from './notice-kind.ts';

/** Tells these people in the app alone what others are told by mail, until they choose: nobody reads their mail. */
export async function keepFromMail(call: Call, personIds: readonly string[]): Promise<void> {
  const mailed = noticeKinds().filter(({ usual }) => usual === 'mail' || usual === 'digest');
  const choices = personIds.flatMap((personId) =>
    mailed.map(({ kind }) => ({
      entity: 'notice-preference',
      id: `${personId}/${kind}`,
      field: null,
      from: null,
      to: { channel: 'app' },
    })),
  );
  if (choices.length) await writeChanges(call, choices);
}
