import { type commentContract, commentRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';

export const conversation = operations<typeof commentContract>(commentRoutes);

export type Comment = Awaited<ReturnType<typeof conversation.listComments>>['items'][number];
export type Attachment = Comment['attachments'][number];
export type Mention = Comment['mentions'][number];

/** The address of an attachment's content: saved by the browser, never opened as a page. */
export const contentOf = ({ attachmentId }: Attachment): string => `/api/attachments/${attachmentId}/content`;

/** What pages follow to see what is said about a record as it is said. */
export const topicOf = (record: string): string => `conversation:${record}`;
