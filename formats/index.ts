export * from './detect.ts';
export * from './mspdi/count-elements.ts';
export * from './mspdi/faults.ts';
export * from './mspdi/read-mspdi.ts';
export type { SourceDates } from './mspdi/read-task.ts';
export { type RecordKind, type UnknownContent, type UnknownRecord, unknownXml } from './mspdi/unknown-content.ts';
export { writeMspdi } from './mspdi/write-mspdi.ts';
export { type Refusal, type RefusalCode, refusalCodes } from './xml/refusal.ts';
