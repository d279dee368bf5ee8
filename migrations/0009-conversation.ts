import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Comments and attachments of records of any kind, notices to people, and the mails that carry them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'comment',
    sql`
      id uuid not null,
      record_kind text collate "C" not null,
      record_id text collate "C" not null,
      author_id uuid not null,
      text text not null check (length(text) <= 10000),
      created_at timestamptz(3) not null,
      edited_at timestamptz(3),
      deleted_at timestamptz(3),
      primary key (organisation_id, id),
      foreign key (organisation_id, author_id) references person deferrable`,
  );
  await sql`create index comment_of_record on comment (organisation_id, record_kind, record_id, id)
    where deleted_at is null`.execute(db);

  await fencedTable(
    db,
    'attachment',
    sql`
      id uuid not null,
      record_kind text collate "C" not null,
      record_id text collate "C" not null,
      comment_id uuid,
      author_id uuid not null,
      file_id uuid,
      name text not null,
      media_type text not null,
      size_bytes bigint not null,
      created_at timestamptz(3) not null,
      deleted_at timestamptz(3),
      primary key (organisation_id, id),
      foreign key (organisation_id, comment_id) references comment deferrable,
      foreign key (organisation_id, author_id) references person deferrable,
      foreign key (organisation_id, file_id) references file on delete set null (file_id)`,
  );
  await sql`comment on column attachment.comment_id is 'null: uploaded, and not sent with a comment so far'`.execute(
    db,
  );
  await sql`create index attachment_of_comment on attachment (organisation_id, comment_id)`.execute(db);
  await sql`create index attachment_of_file on attachment (organisation_id, file_id)`.execute(db);
  // what was deleted keeps its file for thirty days, what never was sent for one
  await sql`create function purge_attachments() returns bigint language sql security definer set search_path = ''
    as $$ with old as (
        delete from public.file using public.attachment
          left join public.comment on comment.organisation_id = attachment.organisation_id
            and comment.id = attachment.comment_id
        where attachment.organisation_id = file.organisation_id and attachment.file_id = file.id
          and (least(attachment.deleted_at, comment.deleted_at) < now() - interval '30 days'
            or attachment.comment_id is null and attachment.created_at < now() - interval '1 day')
        returning file.id)
      select count(*) from old $$`.execute(db);
  await sql`revoke all on function purge_attachments() from public`.execute(db);
  await sql`grant execute on function purge_attachments() to portico_app`.execute(db);

  await fencedTable(
    db,
    'mail',
    sql`
      id uuid not null,
      person_id uuid not null,
      purpose text not null,
      state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
      attempts integer not null default 0,
      fault jsonb,
      created_at timestamptz(3) not null default clock_timestamp(),
      ended_at timestamptz(3),
      primary key (organisation_id, id),
      foreign key (organisation_id, person_id) references person deferrable`,
  );
  await sql`create index mail_of_person on mail (organisation_id, person_id, purpose, created_at)`.execute(db);

  await fencedTable(
    db,
    'notice',
    sql`
      id uuid not null,
      person_id uuid not null,
      kind text not null,
      message jsonb not null,
      record_kind text collate "C" not null,
      record_id text collate "C" not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      read_at timestamptz(3),
      mailing text not null check (mailing in ('none', 'now', 'daily')),
      mail_id uuid,
      primary key (organisation_id, id),
      foreign key (organisation_id, person_id) references person deferrable,
      foreign key (organisation_id, mail_id) references mail`,
  );
  await sql`create index notice_of_person on notice (organisation_id, person_id, id)`.execute(db);
  await sql`create index notice_unread on notice (organisation_id, person_id) where read_at is null`.execute(db);
  await sql`create index notice_to_mail on notice (organisation_id, person_id, mailing)
    where mailing <> 'none' and mail_id is null`.execute(db);
  await sql`create index notice_of_mail on notice (organisation_id, mail_id)`.execute(db);

  await fencedTable(
    db,
    'notice_preference',
    sql`
      person_id uuid not null,
      kind text not null,
      channel text not null check (channel in ('mail', 'digest', 'app', 'off')),
      primary key (organisation_id, person_id, kind),
      foreign key (organisation_id, person_id) references person deferrable`,
  );
}
