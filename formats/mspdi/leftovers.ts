import type { RawRecord, UnknownElement } from '../xml/read-records.ts';
import { parseDurationFormat } from './units.ts';

/** Elements of the header that a plan knows less of than they say. */
const ofHeader = ['SaveVersion', 'Name', 'DurationFormat'];
/** Said of every task, and a rule of the plan only where value is earned by physical progress. */
const ofEarning = ['EarnedValueMethod', 'PhysicalPercentComplete'];
const freeTexts = ['StartText', 'FinishText', 'DurationText', 'ExternalTask'];

/**
 * What a record says beyond what a plan takes of it, to be stored beside what nobody models: free texts in the place of
 * dates, a unit that is left to the project, the file's own name, tasks of other projects and links to them. With `isWhole`
 * all its texts.
 */
export function leftoversOf(kind: string, raw: RawRecord, isWhole: boolean): UnknownElement[] {
  if (isWhole) return [...raw.unknown, ...raw.texts(), ...crossLinks(raw)];
  if (kind === 'Project') return [...raw.unknown, ...raw.texts(ofHeader)];
  if (kind !== 'Task') return raw.unknown;
  const written = [...freeTexts, ...(isPhysical(raw) ? [] : ofEarning)].filter((name) => raw.text(name));
  const hasUnit = parseDurationFormat(Number(raw.text('DurationFormat'))) !== null;
  const texts = raw.texts(hasUnit ? written : ['DurationFormat', ...written]);
  return [...raw.unknown, ...texts, ...heldByOthers(raw), ...crossLinks(raw)];
}

const isPhysical = (raw: RawRecord) => raw.text('EarnedValueMethod')?.trim() === '1';

/** A task of another project keeps its dates here as manual ones do; the file never called it manual. */
function heldByOthers(raw: RawRecord): UnknownElement[] {
  const isHeld = raw.text('ExternalTask')?.trim() === '1' && raw.text('Manual')?.trim() !== '1';
  return isHeld ? [{ path: 'Task/Manual', xml: '<Manual>0</Manual>', isKnown: true }] : [];
}

/** The predecessor may stand in another file, where no plan can point to. */
function crossLinks(raw: RawRecord): UnknownElement[] {
  return raw.records('PredecessorLink').flatMap((link): UnknownElement[] => {
    if (link.text('CrossProject')?.trim() !== '1') return [];
    return [{ path: 'Task/PredecessorLink', xml: link.xml(), isKnown: true }];
  });
}
