export { type Actor, type Call, personOf } from './call.ts';
export type { Change, Json } from './changes/change.ts';
export { type CommandDraft, draftCommand, type WireChange } from './changes/draft-command.ts';
export { defineEntity, type Entity, entityNamed, recordId } from './changes/entity.ts';
export { followWrites } from './changes/follow-writes.ts';
export { type AuditEntry, changesOf, findEntry, type HistoryItem, historyOf, lastNoteOf } from './changes/history.ts';
export type { PastDay } from './changes/past-day.ts';
export type { HistoryKind, HistoryKinds, HistorySubject } from './changes/record-history.ts';
export { rowsGoneSince, rowsThen } from './changes/rows-then.ts';
export { type Following, startFollowing } from './changes/start-following.ts';
export type { TellableChange, Telling } from './changes/told-changes.ts';
export { type Records, turnBack } from './changes/turn-back.ts';
export { undoEntry } from './changes/undo-entry.ts';
export type { UndoRule, UndoRules } from './changes/undo-rules.ts';
export { type WriteOptions, writeChanges } from './changes/write-changes.ts';
export type { Conflict } from './changes/write-conflict.ts';
export { onWritten } from './changes/written.ts';
export { type Compute, ComputeBusy, ComputeTooLarge, createCompute, type RunOptions } from './compute.ts';
export { connectDatabases, type Databases } from './connect-databases.ts';
export { endConversations } from './conversation/end-conversations.ts';
export { countComments } from './conversation/queries.ts';
export {
  assertFenced,
  type Database,
  inOrganisation,
  openDatabase,
  openPool,
  type Tx,
  withinOrganisation,
} from './database.ts';
export { createEventHub, type EventHub, type StreamedEvent, type Subscriber } from './events/event-hub.ts';
export { type Event, publish } from './events/publish.ts';
export { acrossOrganisations, currentOrganisation, fencedTable } from './fenced-table.ts';
export { deleteFile, findFile, openFile } from './files/open-file.ts';
export { keepFile, type StoredFile, storeFile } from './files/store-file.ts';
export type { Access, Grant, Node, Reach, RecordPage, ScopeKind, ScopeKinds } from './http/access.ts';
export { defineModule, type Handlers, type ServerModule, type Topics } from './http/define-module.ts';
export type { Addressee, Directory, Member, People } from './http/directory.ts';
export type { Exchange, OperationCall, Services } from './http/exchange.ts';
export { KeptRefusal } from './http/kept-refusal.ts';
export { mapInTurns } from './in-turns.ts';
export { defineJob, type JobDefinition, type JobRun } from './jobs/define-job.ts';
export { enqueue, enqueueEach } from './jobs/enqueue.ts';
export { cancelJob, findJob, findJobsOf, type Job, type JobRequest, startJob } from './jobs/job.ts';
export { retryJob } from './jobs/retry-job.ts';
export { type JobRunner, startJobRunner } from './jobs/start-job-runner.ts';
export type { Letter } from './mail/letter.ts';
export { queueMail, wasMailed } from './mail/mail-queue.ts';
export { createMailer, type Mailer } from './mail/mailer.ts';
export type { WriteLetter } from './mail/send-mail.ts';
export { migrate } from './migrate.ts';
export { defineNoticeKind, type NoticeKind } from './notices/notice-kind.ts';
export { type News, notify, notifyAll } from './notices/notify.ts';
export { keepFromMail } from './notices/without-mail.ts';
export { DataFolderInUse } from './postgres/owner-lock.ts';
export { readOnce } from './read-once.ts';
export type { SearchHit, SearchSource } from './search/search-source.ts';
export { describeSettings, type LogLevel, readSettings, type Settings, SettingsError } from './settings.ts';
export { startUpkeep } from './start-upkeep.ts';
export { timeOrderedId } from './time-ordered-id.ts';
export { defineTimer, type Timer, type TimerDefinition } from './timers/define-timer.ts';
export { clearTimer, setTimer, setTimers } from './timers/set-timer.ts';
export { startTimers, type Timers } from './timers/start-timers.ts';
