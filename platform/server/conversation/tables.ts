import { defineEntity } from '../changes/entity.ts';

export interface CommentRow {
  id: string;
  record_kind: string;
  record_id: string;
  author_id: string;
  text: string;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
}

export interface AttachmentRow {
  id: string;
  record_kind: string;
  record_id: string;
  /** null: uploaded, and not sent with a comment so far. */
  comment_id: string | null;
  author_id: string;
  /** null: purged. */
  file_id: string | null;
  name: string;
  media_type: string;
  size_bytes: number;
  created_at: string;
  deleted_at: string | null;
}

const key = ['id'];
const commentColumns = ['id', 'record_kind', 'record_id', 'author_id', 'text', 'created_at', 'edited_at', 'deleted_at'];
const attachmentColumns = [
  'id',
  'record_kind',
  'record_id',
  'comment_id',
  'author_id',
  'file_id',
  'name',
  'media_type',
  'size_bytes',
  'created_at',
  'deleted_at',
];

export const commentEntity = defineEntity({ name: 'comment', table: 'comment', key, columns: commentColumns });
export const attachmentEntity = defineEntity({
  name: 'attachment',
  table: 'attachment',
  key,
  columns: attachmentColumns,
});
