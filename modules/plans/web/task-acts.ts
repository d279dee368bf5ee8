/** What keys, bar and menu do with the tasks that are selected, or with the active one. */
export const taskActs = ['insert', 'indent', 'outdent', 'up', 'down', 'remove'] as const;
export type TaskAct = (typeof taskActs)[number];

export interface TaskActs {
  readonly run: (act: TaskAct) => void;
  readonly can: (act: TaskAct) => boolean;
}
