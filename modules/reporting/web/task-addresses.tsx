import { type ReactNode, useContext, useMemo } from 'react';
import { ShellContext } from '#platform/web';

interface TaskAddressesProps {
  /** Plans of which tasks are named below, with their projects. */
  readonly plans: readonly { readonly planId: string | null; readonly projectId: string }[];
  readonly children: ReactNode;
}

/** Tasks named in sentences below open in the plan of their project. A task's record id is `<plan>/<uid>`. */
export function TaskAddresses({ plans, children }: TaskAddressesProps) {
  const shell = useContext(ShellContext);
  const value = useMemo(() => {
    const projects = new Map(plans.map(({ planId, projectId }) => [planId, projectId]));
    const task = (id: string) => {
      const [planId = '', uid = ''] = id.split('/');
      const projectId = projects.get(planId);
      return projectId ? `/projects/${projectId}/plan?task=${uid}` : undefined;
    };
    return { ...shell, records: { ...shell.records, task } };
  }, [shell, plans]);
  return <ShellContext value={value}>{children}</ShellContext>;
}
