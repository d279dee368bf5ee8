import { Dialog, Form, toast, useChange, useWords } from '#platform/web';
import { type ProjectStatus, reporting } from './reporting.ts';

interface SetStatusProps {
  readonly projectId: string;
  readonly name: string;
  readonly status: ProjectStatus;
  readonly onClose: () => void;
}

const statuses = ['green', 'amber', 'red'] as const;

/** Sets the status in place of the computed one, with a reason; or ends that. */
export function SetStatus({ projectId, name, status: { override, computed }, onClose }: SetStatusProps) {
  const t = useWords('reporting');
  const topics = [`project:${projectId}`, 'portfolio', 'decisions'];
  const set = useChange(reporting.overrideStatus, { topics });
  const end = useChange(reporting.endStatusOverride, { topics });
  const reasonField = { name: 'reason', label: t('override.reason'), type: 'paragraph' } as const;
  if (override) {
    return (
      <Dialog title={t('override.end')} onClose={onClose}>
        <p className="dim">{t('override.endText')}</p>
        <Form
          fields={[reasonField]}
          values={{}}
          act={t('override.end')}
          hasFocus
          onCancel={onClose}
          onSubmit={async ({ reason }) => {
            await end.run({ projectId, reason });
            toast(t('override.ended'));
            onClose();
          }}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('override.act')} onClose={onClose}>
      <p className="dim">{t('override.text')}</p>
      <Form
        fields={[
          {
            name: 'status',
            label: t('override.status'),
            type: 'select',
            options: statuses.map((value) => ({ value, label: t(`override.${value}`) })),
          },
          reasonField,
          { name: 'until', label: t('override.until'), type: 'date', isOptional: true },
        ]}
        values={{ status: computed === 'amber' ? 'green' : 'amber' }}
        act={t('override.act')}
        hasFocus
        onCancel={onClose}
        onSubmit={async ({ status, reason, until }) => {
          await set.run({
            ...{ projectId, reason, status: statuses.find((one) => one === status) ?? 'amber' },
            ...(until && { until }),
          });
          toast(t('override.done', { name }));
          onClose();
        }}
      />
    </Dialog>
  );
}
