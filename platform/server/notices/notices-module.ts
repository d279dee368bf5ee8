import { noticeContract } from '#platform/contract';
import { publish } from '../events/publish.ts';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import { defineJob } from '../jobs/define-job.ts';
import { type Post, sendMailJob } from '../mail/send-mail.ts';
import { deliver, deliverDigest, digestJob, noticesPurpose } from './deliver.ts';
import {
  getNoticeState,
  listNoticePreferences,
  listNotices,
  markNoticesRead,
  updateNoticePreference,
} from './notice-actions.ts';
import { type LetterParts, noticesLetter } from './notices-letter.ts';
import { deliverJob, noticesTopic } from './notify.ts';
import { preferenceEntity } from './queries.ts';

type NoticeParts = LetterParts & Omit<Post, 'onChanged'>;

/** What people are told of, in the application and by mail; and all other mail, whose letters are given. */
export function noticesServer({ directory, kinds, words, origin, ...post }: NoticeParts): ServerModule {
  const isMailOn = post.mailer !== undefined;
  const letters = { ...post.letters, [noticesPurpose]: noticesLetter({ directory, kinds, words, origin }) };
  return defineModule({
    name: 'notices',
    contract: noticeContract,
    entities: [preferenceEntity],
    handlers: {
      listNotices,
      getNoticeState: (call) => getNoticeState(isMailOn, call),
      markNoticesRead,
      listNoticePreferences,
      updateNoticePreference,
    },
    topics: { notices: { of: 'self' } },
    jobs: [
      defineJob<{ personId: string }>(deliverJob, ({ payload: { personId }, transaction }) =>
        transaction(async (call) => deliver(call, personId, isMailOn, await post.people.timeZoneOf(call.tx))),
      ),
      defineJob<{ personId: string }>(digestJob, ({ payload: { personId }, transaction }) =>
        transaction((call) => deliverDigest(call, personId, isMailOn)),
      ),
      sendMailJob({ ...post, letters, onChanged: ({ tx }, { personId }) => publish(tx, noticesTopic(personId)) }),
    ],
  });
}
