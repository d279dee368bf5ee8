import type { Message } from '#engine';
import { type noticeContract, noticeRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';
import { useOperation } from '../client/use-operation.ts';
import { useIdentity } from '../frame/shell.ts';

export const notices = operations<typeof noticeContract>(noticeRoutes);

export type Notice = Awaited<ReturnType<typeof notices.listNotices>>['items'][number];
export type Preference = Awaited<ReturnType<typeof notices.listNoticePreferences>>['items'][number];

/** What of one's own notices changes. */
export function useNoticeTopics(): readonly string[] {
  return [`notices:${useIdentity().person.id}`];
}

/** How many are new, and whether mail goes out. */
export function useNoticeState() {
  return useOperation(notices.getNoticeState, {}, { topics: useNoticeTopics() }).data;
}

/** On the wire a message's parameters are any JSON. */
export const messageOf = ({ message }: Notice): Message => message as Message;
