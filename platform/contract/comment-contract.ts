import { z } from 'zod';
import { commentRoutes } from './comment-routes.ts';
import { defineContract } from './define-contract.ts';
import { pageInput, pageOutput } from './page.ts';
import { recordText } from './record-text.ts';
import { instant } from './time-shapes.ts';

/** Server, tests and docs run it; the browser takes its type and must drop the rest, hence the mark of purity. */
export const commentContract = /* @__PURE__ */ makeCommentContract();

function makeCommentContract() {
  const record = recordText();
  const commentId = z.uuid();
  const person = z.object({ personId: z.uuid(), name: z.string() });
  const text = z
    .string()
    .max(10_000)
    .describe('Plain text. `@[<personId>]` mentions a person, who is told; line ends are kept.');
  const attachment = z.object({
    attachmentId: z.uuid(),
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
    isOwn: z.boolean(),
  });
  const comment = z.object({
    commentId,
    author: person,
    text,
    mentions: z.array(person).describe('Whom the text mentions, by their names now.'),
    attachments: z.array(attachment),
    createdAt: instant,
    editedAt: instant.nullable(),
    isOwn: z.boolean().describe('You wrote it, and so may edit and delete it.'),
  });
  const done = z.object({ entryId: z.uuid().describe('Of the change, for its undoing.') });
  return defineContract(commentRoutes, {
    listComments: {
      input: z.strictObject({ record, ...pageInput(100, 30) }),
      output: z.object({
        ...pageOutput(comment),
        count: z.int().describe('How many there are in all.'),
        mostAttachmentBytes: z.int().describe('The largest file that is taken.'),
      }),
    },
    createComment: {
      input: z.strictObject({
        record,
        text,
        attachmentIds: z.array(z.uuid()).max(20).default([]).describe('Your uploads to this record, not used so far.'),
      }),
      output: z.object({ commentId }),
    },
    updateComment: {
      input: z.strictObject({
        commentId,
        from: text.describe('The text that the writer saw: where it is another by now, nothing is changed.'),
        text,
      }),
      output: done,
    },
    deleteComment: { input: z.strictObject({ commentId }), output: done },
    listReaders: {
      input: z.strictObject({
        record,
        query: z.string().max(100).optional().describe('The beginning of a word of the name.'),
        ...pageInput(50, 10),
      }),
      output: z.object(pageOutput(person)),
    },
    uploadAttachment: {
      input: z.strictObject({ record, fileName: z.string().min(1).max(255) }),
      output: attachment.describe('It waits for its comment for a day.'),
    },
    downloadAttachment: { input: z.strictObject({ attachmentId: z.uuid() }), output: z.object({}) },
    deleteAttachment: { input: z.strictObject({ attachmentId: z.uuid() }), output: done },
  });
}
