export { type Actor, type Call, personOf } from './call.ts';
export type { Change, Json } from './changes/change.ts';
export { defineEntity, type Entity, recordId } from './changes/entity.ts';
export { type WriteOptions, writeChanges } from './changes/write-changes.ts';
export { brokenReference, type Conflict, changedMeanwhile } from './changes/write-conflict.ts';
export { assertFenced, type Database, inOrganisation, openDatabase, openPool, type Tx } from './database.ts';
export { currentOrganisation, fencedTable } from './fenced-table.ts';
export { migrate } from './migrate.ts';
export { timeOrderedId } from './time-ordered-id.ts';
