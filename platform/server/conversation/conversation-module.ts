import { commentContract } from '#platform/contract';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import type { People } from '../http/directory.ts';
import { deleteAttachment, downloadAttachment, uploadAttachment } from './attachments.ts';
import { createComment, deleteComment, updateComment } from './comments.ts';
import { listComments } from './list-comments.ts';
import { listReaders } from './list-readers.ts';
import { findAttachment, findComment } from './queries.ts';
import { attachmentEntity, commentEntity } from './tables.ts';
import { aboveBy } from './undo-rules.ts';

interface ConversationParts {
  readonly people: People;
  readonly mostAttachmentBytes: number;
}

/** What people say about records of all kinds that have a page, with the files that they hang on it. */
export const conversationServer = ({ people, mostAttachmentBytes }: ConversationParts): ServerModule =>
  defineModule({
    name: 'conversation',
    contract: commentContract,
    entities: [commentEntity, attachmentEntity],
    uploadLimitBytes: mostAttachmentBytes,
    handlers: {
      listComments: (call, input, exchange) => listComments(mostAttachmentBytes, call, input, exchange),
      createComment: (call, input, exchange) => createComment(people, call, input, exchange),
      updateComment: (call, input, exchange) => updateComment(people, call, input, exchange),
      deleteComment,
      listReaders: (call, input, exchange) => listReaders(people, call, input, exchange),
      uploadAttachment,
      downloadAttachment,
      deleteAttachment,
    },
    scopeKinds: {
      comment: { above: aboveBy(findComment) },
      attachment: { above: aboveBy(findAttachment) },
    },
    topics: { conversation: { permission: 'comment.read', of: 'any-record' } },
  });
