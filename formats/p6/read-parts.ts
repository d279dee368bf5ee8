import type { PlanAssignment, PlanLink, PlanResource, PlanTime } from '#engine';
import { linkCodes, resourceCodes } from './codes.ts';
import type { P6Fields } from './p6-fields.ts';
import { type P6Options, readOptions } from './read-options.ts';

export interface P6Project {
  readonly id: number;
  readonly code: string;
  readonly name: string | null;
  readonly guid: string | null;
  readonly dataDate: PlanTime | null;
  readonly plannedStart: PlanTime | null;
  readonly calendarId: number;
  readonly criticalHours: number;
  readonly mustFinish: PlanTime | null;
  readonly options: P6Options;
  /** The WBS that stands for the project itself; 0: not said. */
  readonly wbsId: number;
  readonly currentBaselineId: number;
  /** Of a baseline the project that it belongs to. */
  readonly baselineOfId: number;
  readonly line: number;
}

export function readProject(fields: P6Fields): P6Project {
  return {
    id: fields.id(),
    code: fields.text('code') ?? '',
    name: fields.text('name'),
    guid: readGuid(fields.text('guid') ?? ''),
    dataDate: fields.date('dataDate'),
    plannedStart: fields.date('plannedStart'),
    calendarId: fields.id('calendar'),
    criticalHours: fields.decimal('criticalHours') ?? 0,
    mustFinish: fields.date('mustFinish'),
    options: readOptions(fields),
    wbsId: fields.id('wbs'),
    currentBaselineId: fields.id('currentBaseline'),
    baselineOfId: fields.id('baselineOf'),
    line: fields.line,
  };
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** PMXML writes `{D3C7B2CA-…}`, XER the same sixteen bytes in base 64. */
function readGuid(text: string): string | null {
  const [, plain] = /^\{?([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12})\}?$/i.exec(text) ?? [];
  if (plain) return plain.toUpperCase();
  if (!/^[A-Za-z0-9+/]{22}(==)?$/.test(text)) return null;
  const bits = [...text.slice(0, 22)].map((letter) => base64.indexOf(letter).toString(2).padStart(6, '0')).join('');
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase();
}

export interface P6Wbs {
  readonly id: number;
  readonly projectId: number;
  readonly parentId: number;
  readonly code: string;
  readonly name: string;
  readonly isProject: boolean;
  readonly order: number;
  readonly line: number;
}

export function readWbs(fields: P6Fields): P6Wbs {
  return {
    id: fields.id(),
    projectId: fields.id('project'),
    parentId: fields.id('parent'),
    code: fields.text('code') ?? '',
    name: fields.text('name') ?? fields.text('code') ?? '',
    isProject: fields.flag('isProject'),
    order: fields.decimal('order') ?? 0,
    line: fields.line,
  };
}

export interface P6Link {
  readonly record: PlanLink;
  readonly line: number;
  readonly isCrossProject: boolean;
}

/** A relationship; null without its ends. Lags are working time. */
export function readRelationship(fields: P6Fields): P6Link | null {
  const [predecessorUid, successorUid] = [fields.id('predecessor'), fields.id('successor')];
  if (predecessorUid === 0 || successorUid === 0) {
    fields.fault('dangling-link', predecessorUid === 0 ? 'predecessor' : 'successor');
    return null;
  }
  const type = fields.code<PlanLink['type']>('type', linkCodes, 'FS');
  const lag = { kind: 'working', ticks: fields.hours('lagHours') ?? 0, unit: 'days' } as const;
  const [project, other] = [fields.id('project'), fields.id('otherProject')];
  const isCrossProject = project > 0 && other > 0 && project !== other;
  return { record: { predecessorUid, successorUid, type, lag }, line: fields.line, isCrossProject };
}

/** A resource; its rate and how much of it there is stand in records of their own. */
export function readResource(fields: P6Fields): PlanResource & { readonly parentId: number } {
  return {
    uid: fields.id(),
    name: fields.text('name') ?? fields.text('code') ?? '',
    kind: fields.code<PlanResource['kind']>('type', resourceCodes, 'work'),
    calendarUid: fields.id('calendar') || null,
    maxUnits: Math.max(0, fields.decimal('unitsPerTime') ?? 1),
    group: null,
    initials: fields.text('code'),
    email: fields.text('email'),
    standardRateMinor: null,
    parentId: fields.id('parent'),
  };
}

export interface P6Rate {
  readonly resourceId: number;
  readonly from: PlanTime;
  readonly maxUnits: number | null;
  readonly priceMinor: number | null;
}

export function readRate(fields: P6Fields): P6Rate {
  const price = fields.decimal('price');
  return {
    resourceId: fields.id('resource'),
    from: fields.date('from') ?? 0,
    maxUnits: fields.decimal('maxUnits'),
    priceMinor: price === null ? null : Math.round(price * 100),
  };
}

export interface P6Assignment {
  readonly record: PlanAssignment;
  readonly projectId: number;
  readonly roleId: number;
  readonly line: number;
}

export function readAssignment(fields: P6Fields): P6Assignment {
  const actual = (fields.hours('actualUnits') ?? 0) + (fields.hours('overtimeUnits') ?? 0);
  const remaining = fields.hours('remainingUnits');
  const planned = fields.hours('plannedUnits');
  return {
    record: {
      uid: fields.id(),
      taskUid: fields.id('activity'),
      resourceUid: fields.id('resource') || null,
      units: Math.max(0, fields.decimal('unitsPerTime') ?? 1),
      workTicks: remaining === null ? planned : remaining + actual,
      actualWorkTicks: actual,
      remainingWorkTicks: remaining,
      delayTicks: Math.max(0, fields.hours('lagHours') ?? 0),
      levellingDelayTicks: 0,
      contour: 'flat',
      timephased: [],
    },
    projectId: fields.id('project'),
    roleId: fields.id('role'),
    line: fields.line,
  };
}
