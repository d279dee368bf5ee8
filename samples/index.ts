import type { Sample } from './sample.ts';

export type * from './sample.ts';
export type * from './sample-priorities.ts';

/** The organisations that are offered, in the order in which they are shown. */
export const sampleKeys = ['halden-roe', 'national-links', 'meridian-quay', 'wren-tide'] as const;

export type SampleKey = (typeof sampleKeys)[number];

/** Each is read when somebody wants it. */
export const samples: Readonly<Record<SampleKey, () => Promise<Sample>>> = {
  'halden-roe': async () => (await import('./halden-roe/organisation.ts')).haldenRoe,
  'national-links': async () => (await import('./national-links/organisation.ts')).nationalLinks,
  'meridian-quay': async () => (await import('./meridian-quay/organisation.ts')).meridianQuay,
  'wren-tide': async () => (await import('./wren-tide/organisation.ts')).wrenTide,
};
