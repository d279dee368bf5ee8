import type { Routes } from './define-contract.ts';
import { defineError } from './define-error.ts';
import { errors } from './errors.ts';

export const commentErrors = {
  mentionRefused: defineError(
    'mention-refused',
    422,
    'Somebody you mention may not read this record, or is not here any more. Nothing was saved. Take the mention out, or have the person given a role here.',
  ),
  commentEmpty: defineError('comment-empty', 422, 'A comment needs some text or a file. Nothing was saved.'),
  notOwnComment: defineError(
    'not-own-comment',
    403,
    'Somebody else wrote this. Nothing was changed. Answer it with a comment of your own.',
  ),
  attachmentTypeRefused: defineError(
    'attachment-type-refused',
    415,
    'Files of this type are not taken, or this file is not what its name says. Nothing was saved. Pictures, PDF, text, tables, office documents and plans are.',
  ),
  attachmentGone: defineError(
    'attachment-gone',
    410,
    'A file was deleted meanwhile, or waited for its comment too long. Nothing was saved. Attach it again.',
  ),
} as const;

const ofRecord = { kind: 'node', from: 'record' } as const;
const ofComment = { kind: 'comment', from: 'commentId' } as const;
const ofAttachment = { kind: 'attachment', from: 'attachmentId' } as const;
const { mentionRefused, commentEmpty, notOwnComment, attachmentTypeRefused, attachmentGone } = commentErrors;

/** What people say about a record, whatever its kind, and the files that they hang on it. */
export const commentRoutes = {
  listComments: {
    method: 'GET',
    path: '/records/:record/comments',
    permission: 'comment.read',
    scope: ofRecord,
    errors: [],
  },
  createComment: {
    method: 'POST',
    path: '/records/:record/comments',
    permission: 'comment.write',
    scope: ofRecord,
    errors: [mentionRefused, commentEmpty, attachmentGone],
  },
  updateComment: {
    method: 'PUT',
    path: '/comments/:commentId',
    permission: 'comment.write',
    scope: ofComment,
    errors: [mentionRefused, commentEmpty, notOwnComment],
  },
  deleteComment: {
    method: 'DELETE',
    path: '/comments/:commentId',
    permission: 'comment.write',
    scope: ofComment,
    errors: [notOwnComment],
  },
  listReaders: {
    method: 'GET',
    path: '/records/:record/readers',
    permission: 'comment.read',
    scope: ofRecord,
    errors: [],
  },
  uploadAttachment: {
    method: 'POST',
    path: '/records/:record/attachments',
    permission: 'comment.write',
    scope: ofRecord,
    errors: [attachmentTypeRefused],
    body: 'bytes',
  },
  downloadAttachment: {
    method: 'GET',
    path: '/attachments/:attachmentId/content',
    permission: 'comment.read',
    scope: ofAttachment,
    errors: [errors.recordMissing],
    answer: 'file',
  },
  deleteAttachment: {
    method: 'DELETE',
    path: '/attachments/:attachmentId',
    permission: 'comment.write',
    scope: ofAttachment,
    errors: [notOwnComment],
  },
} as const satisfies Routes;
