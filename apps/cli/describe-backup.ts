import type { BackupSummary } from '#platform/server/backup/take-backup';

/** Such as `18,204 rows of 41 tables, as of 2026-03-02T08:00:00.000Z.` */
export function describeBackup({ rows, tables, takenAt }: BackupSummary): string {
  return `${rows.toLocaleString('en')} rows of ${tables} tables, as of ${takenAt}.`;
}
