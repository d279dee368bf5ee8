import type { ElementTable, Use } from '../xml/element-shape.ts';

/** The kinds of record that Portico reads of Primavera P6, whichever format they come in. */
export const p6Kinds = [
  'project',
  'options',
  'calendar',
  'wbs',
  'activity',
  'relationship',
  'resource',
  'rate',
  'role',
  'assignment',
] as const;
export type P6Kind = (typeof p6Kinds)[number];

/** One line each: our name, the column of XER, the element of PMXML (several: the first that says anything); – is none. */
const names: Readonly<Record<P6Kind, { table: string; element: string; fields: string }>> = {
  project: {
    table: 'PROJECT',
    element: 'Project',
    fields: `
      kept id proj_id ObjectId
      kept code proj_short_name Id
      kept name – Name
      mapped guid guid GUID
      mapped dataDate last_recalc_date DataDate
      mapped plannedStart plan_start_date PlannedStartDate
      mapped mustFinish plan_end_date MustFinishByDate
      mapped calendar clndr_id ActivityDefaultCalendarObjectId
      mapped criticalHours critical_drtn_hr_cnt CriticalActivityFloatLimit|CriticalActivityFloatThreshold
      mapped wbs – WBSObjectId
      mapped currentBaseline – CurrentBaselineProjectObjectId
      mapped baselineOf – OriginalProjectObjectId
      mapped pathType critical_path_type CriticalActivityPathType
      mapped lagCalendar – RelationshipLagCalendar
      mapped outOfSequence – OutOfSequenceScheduleType
      mapped startLagFrom – StartToStartLagCalculationType
      mapped usesExpectedFinish – UseExpectedFinishDates
      mapped floatType – ComputeTotalFloatType
      mapped otherProjects – IgnoreOtherProjectRelationships
      mapped openEndsCritical – MakeOpenEndedActivitiesCritical
      mapped ownFinish – CalculateFloatBasedOnFinishDate
      computed scheduledFinish scd_end_date ScheduledFinishDate
      computed – – StartDate
      computed – – FinishDate
      computed – – SummaryPlannedDuration
      computed – – SummaryRemainingDuration`,
  },
  options: {
    table: 'SCHEDOPTIONS',
    element: 'ScheduleOptions',
    fields: `
      mapped project proj_id ProjectObjectId
      mapped pathType – CriticalActivityPathType
      mapped lagCalendar sched_calendar_on_relationship_lag RelationshipLagCalendar
      mapped outOfSequence – OutOfSequenceScheduleType
      mapped retainsLogic sched_retained_logic –
      mapped overridesLogic sched_progress_override –
      mapped startLagFrom sched_lag_early_start_flag StartToStartLagCalculationType
      mapped usesExpectedFinish sched_use_expect_end_flag UseExpectedFinishDates
      mapped floatType sched_float_type ComputeTotalFloatType
      mapped otherProjects sched_outer_depend_type IgnoreOtherProjectRelationships
      mapped openEndsCritical sched_open_critical_flag MakeOpenEndedActivitiesCritical
      mapped ownFinish sched_use_project_end_date_for_float CalculateFloatBasedOnFinishDate`,
  },
  calendar: {
    table: 'CALENDAR',
    element: 'Calendar',
    fields: `
      kept id clndr_id ObjectId
      kept name clndr_name Name
      mapped base base_clndr_id BaseCalendarObjectId
      mapped isDefault default_flag IsDefault
      mapped hoursPerDay day_hr_cnt HoursPerDay
      mapped hoursPerWeek week_hr_cnt HoursPerWeek
      mapped hoursPerMonth month_hr_cnt HoursPerMonth
      mapped data clndr_data –`,
  },
  wbs: {
    table: 'PROJWBS',
    element: 'WBS',
    fields: `
      kept id wbs_id ObjectId
      mapped project proj_id ProjectObjectId
      mapped parent parent_wbs_id ParentObjectId
      kept code wbs_short_name Code
      kept name wbs_name Name
      mapped isProject proj_node_flag –
      mapped order seq_num SequenceNumber`,
  },
  activity: {
    table: 'TASK',
    element: 'Activity',
    fields: `
      kept id task_id ObjectId
      mapped project proj_id ProjectObjectId
      mapped wbs wbs_id WBSObjectId
      mapped calendar clndr_id CalendarObjectId
      kept code task_code Id
      kept name task_name Name
      mapped type task_type Type
      mapped durationType duration_type DurationType
      mapped status status_code Status
      mapped plannedHours target_drtn_hr_cnt PlannedDuration
      mapped remainingHours remain_drtn_hr_cnt RemainingDuration
      mapped actualStart act_start_date ActualStartDate
      mapped actualFinish act_end_date ActualFinishDate
      mapped suspend suspend_date SuspendDate
      mapped resume resume_date ResumeDate
      mapped expectedFinish expect_end_date ExpectedFinishDate
      mapped constraint cstr_type PrimaryConstraintType
      mapped constraintDate cstr_date PrimaryConstraintDate
      mapped constraint2 cstr_type2 SecondaryConstraintType
      mapped constraintDate2 cstr_date2 SecondaryConstraintDate
      mapped percentType complete_pct_type PercentCompleteType
      mapped physicalPercent phys_complete_pct PhysicalPercentComplete
      mapped externalStart external_early_start_date ExternalEarlyStartDate
      mapped externalFinish external_late_end_date ExternalLateFinishDate
      mapped priority priority_type LevelingPriority
      compared start – StartDate
      compared finish – FinishDate
      compared earlyStart early_start_date RemainingEarlyStartDate|EarlyStartDate
      compared earlyFinish early_end_date RemainingEarlyFinishDate|EarlyFinishDate
      compared lateStart late_start_date RemainingLateStartDate|LateStartDate
      compared lateFinish late_end_date RemainingLateFinishDate|LateFinishDate
      compared restart restart_date –
      compared reend reend_date –
      compared totalFloatHours total_float_hr_cnt TotalFloat
      compared freeFloatHours free_float_hr_cnt FreeFloat
      compared isCritical – IsCritical
      mapped plannedStart target_start_date PlannedStartDate
      mapped plannedFinish target_end_date PlannedFinishDate
      computed – rem_late_start_date –
      computed – rem_late_end_date –
      computed – driving_path_flag IsLongestPath
      computed – float_path FloatPath
      computed – float_path_order FloatPathOrder
      computed – – ActualDuration
      computed – – AtCompletionDuration
      computed – – DurationPercentComplete
      computed – – PercentComplete`,
  },
  relationship: {
    table: 'TASKPRED',
    element: 'Relationship',
    fields: `
      mapped successor task_id SuccessorActivityObjectId
      mapped predecessor pred_task_id PredecessorActivityObjectId
      mapped project proj_id SuccessorProjectObjectId
      mapped otherProject pred_proj_id PredecessorProjectObjectId
      mapped type pred_type Type
      mapped lagHours lag_hr_cnt Lag
      computed – float_path –
      computed – aref –
      computed – arls –`,
  },
  resource: {
    table: 'RSRC',
    element: 'Resource',
    fields: `
      kept id rsrc_id ObjectId
      kept name rsrc_name Name
      kept code rsrc_short_name Id
      kept email email_addr EmailAddress
      mapped type rsrc_type ResourceType
      mapped calendar clndr_id CalendarObjectId
      mapped parent parent_rsrc_id ParentObjectId
      mapped unitsPerTime def_qty_per_hr DefaultUnitsPerTime`,
  },
  rate: {
    table: 'RSRCRATE',
    element: 'ResourceRate',
    fields: `
      mapped resource rsrc_id ResourceObjectId
      mapped from start_date EffectiveDate
      mapped maxUnits max_qty_per_hr MaxUnitsPerTime
      mapped price cost_per_qty PricePerUnit`,
  },
  role: {
    table: 'ROLES',
    element: 'Role',
    fields: `
      kept id role_id ObjectId
      kept name role_name Name
      kept code role_short_name Id`,
  },
  assignment: {
    table: 'TASKRSRC',
    element: 'ResourceAssignment',
    fields: `
      kept id taskrsrc_id ObjectId
      mapped activity task_id ActivityObjectId
      mapped project proj_id ProjectObjectId
      mapped resource rsrc_id ResourceObjectId
      mapped role role_id RoleObjectId
      mapped plannedUnits target_qty PlannedUnits
      mapped remainingUnits remain_qty RemainingUnits
      mapped actualUnits act_reg_qty ActualRegularUnits|ActualUnits
      mapped overtimeUnits act_ot_qty ActualOvertimeUnits
      mapped unitsPerTime target_qty_per_hr PlannedUnitsPerTime
      mapped lagHours target_lag_drtn_hr_cnt PlannedLag
      computed – target_start_date PlannedStartDate
      computed – target_end_date PlannedFinishDate
      computed – restart_date RemainingStartDate
      computed – reend_date RemainingFinishDate
      computed – – StartDate
      computed – – FinishDate`,
  },
};

export type P6Format = 'xer' | 'pmxml';

/** The fields of one kind of record in one format. */
export interface P6Shape {
  readonly kind: P6Kind;
  /** The table or element as the format names it. */
  readonly name: string;
  /** By our name: theirs, in the order in which they are asked. */
  readonly theirs: ReadonlyMap<string, readonly string[]>;
  /** By their name. */
  readonly uses: ReadonlyMap<string, Use>;
}

/** The shapes of a format by their name for them. */
export function p6Shapes(format: P6Format): ReadonlyMap<string, P6Shape> {
  const shapes = p6Kinds.map((kind): [string, P6Shape] => {
    const { table, element, fields } = names[kind];
    const theirs = new Map<string, readonly string[]>();
    const uses = new Map<string, Use>();
    for (const line of fields.trim().split('\n')) {
      const [use = '', ours = '', column = '', elements = ''] = line.trim().split(/\s+/);
      const known = (format === 'xer' ? column : elements).split('|').filter((name) => name !== '–');
      if (ours !== '–') theirs.set(ours, known);
      for (const name of known) uses.set(name, use as Use);
    }
    const name = format === 'xer' ? table : element;
    return [name, { kind, name, theirs, uses }];
  });
  return new Map(shapes);
}

/** The fields of a kind as elements that hold text. */
export function elementTable({ uses }: P6Shape): ElementTable {
  return Object.fromEntries(uses);
}
