import type { ConstraintType, LagCalendar, LinkType, PlanResource, PlanTask } from '#engine';

/** What P6 calls things, in XER and in PMXML (names of the P6 XER Import/Export Data Map and of Oracle's P6 XML schema). */
const codes = <T extends string>(table: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(table) as [T, readonly string[]][]).flatMap(([value, theirs]) =>
      theirs.map((name) => [name, value]),
    ),
  );

export type ActivityType = 'task' | 'resource' | 'start-milestone' | 'finish-milestone' | 'level-of-effort' | 'wbs';

export const activityTypes = codes<ActivityType>({
  task: ['TT_Task', 'Task Dependent'],
  resource: ['TT_Rsrc', 'Resource Dependent'],
  'start-milestone': ['TT_Mile', 'Start Milestone'],
  'finish-milestone': ['TT_FinMile', 'Finish Milestone'],
  'level-of-effort': ['TT_LOE', 'Level of Effort'],
  wbs: ['TT_WBS', 'WBS Summary'],
});

export const durationTypes = codes<PlanTask['type']>({
  'fixed-duration': [
    'DT_FixedDrtn',
    'DT_FixedDUR2',
    'Fixed Duration and Units/Time',
    'Fixed Duration and Units',
    'Fixed Duration & Units/Time',
    'Fixed Duration & Units',
  ],
  'fixed-units': ['DT_FixedRate', 'Fixed Units/Time'],
  'fixed-work': ['DT_FixedQty', 'Fixed Units'],
});

/** `Start On` and `Finish On` give way to links, the mandatory ones do not. */
export type P6Constraint = ConstraintType | 'mandatory-start' | 'mandatory-finish';

export const constraintCodes = codes<P6Constraint>({
  ASAP: [],
  ALAP: ['CS_ALAP', 'As Late As Possible'],
  SNET: ['CS_MSOA', 'Start On or After'],
  SNLT: ['CS_MSOB', 'Start On or Before'],
  FNET: ['CS_MEOA', 'Finish On or After'],
  FNLT: ['CS_MEOB', 'Finish On or Before'],
  MSO: ['CS_MSO', 'Start On'],
  MFO: ['CS_MEO', 'Finish On'],
  'mandatory-start': ['CS_MANDSTART', 'Mandatory Start'],
  'mandatory-finish': ['CS_MANDFIN', 'Mandatory Finish'],
});

export const linkCodes = codes<LinkType>({
  FS: ['PR_FS', 'Finish to Start'],
  SS: ['PR_SS', 'Start to Start'],
  FF: ['PR_FF', 'Finish to Finish'],
  SF: ['PR_SF', 'Start to Finish'],
});

export const lagCalendarCodes = codes<LagCalendar>({
  predecessor: ['rcal_Predecessor', 'Predecessor Activity Calendar'],
  successor: ['rcal_Successor', 'Successor Activity Calendar'],
  project: ['rcal_ProjDefault', 'Project Default Calendar'],
  '24-hour': ['rcal_24Hour', '24 Hour Calendar', '24-Hour Calendar'],
});

export const resourceCodes = codes<PlanResource['kind']>({
  work: ['RT_Labor', 'Labor', 'RT_Equip', 'Nonlabor'],
  material: ['RT_Mat', 'Material'],
  cost: [],
});

/** Of 0–1000, 500 being ordinary. */
export const priorities = codes<string>({
  '900': ['PT_Top', 'Top'],
  '700': ['PT_High', 'High'],
  '500': ['PT_Normal', 'Normal'],
  '300': ['PT_Low', 'Low'],
  '100': ['PT_Lowest', 'Lowest'],
});
