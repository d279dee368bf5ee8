import { usePersonOptions } from '#modules/offices/web/parts';
import { Button, Fault, type Field, Form, SidePanel, undoable, useChange, useWords } from '#platform/web';
import {
  type ObjectiveItem,
  type StrategyAnswer,
  type StrategyChange,
  strategy,
  type ThemeItem,
  topics,
} from './strategy.ts';

interface PanelProps {
  readonly answer: StrategyAnswer;
  readonly onClose: () => void;
}

/** Writes changes of the office's strategy as one act that can be undone. */
export function useStrategyWriter(officeId: string | null) {
  const change = useChange(strategy.changeStrategy, { topics });
  const write = async (changes: StrategyChange[], done: string) => {
    if (!changes.length || officeId === null) return;
    const { entryId } = await change.run({ officeId, changes });
    if (entryId) undoable(entryId, done);
  };
  return { write, isRunning: change.isRunning, error: change.error };
}

const weightOf = (text: string) => Number(text);

function useThemeFields(): readonly Field<'name' | 'about' | 'weight'>[] {
  const t = useWords('strategy');
  return [
    { name: 'name', label: t('theme.name') },
    { name: 'about', label: t('theme.about'), type: 'paragraph', isOptional: true },
    { name: 'weight', label: t('weight.label'), help: t('weight.help'), type: 'whole-number', most: 100 },
  ];
}

export function NewTheme({ answer, onClose }: PanelProps) {
  const t = useWords('strategy');
  const { write } = useStrategyWriter(answer.officeId);
  return (
    <SidePanel title={t('theme.new')} subtitle={t('theme.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={useThemeFields()}
        values={{ weight: '50' }}
        act={t('theme.create')}
        hasFocus
        onSubmit={async ({ name, about, weight }) => {
          const to = { name, about, weight: weightOf(weight) };
          const id = crypto.randomUUID();
          await write([{ entity: 'theme', id, field: null, from: null, to }], t('theme.created', { name }));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

/** A theme's own fields, and its end. */
export function ThemePanel({ answer, theme, onClose }: PanelProps & { readonly theme: ThemeItem }) {
  const t = useWords('strategy');
  const { write, isRunning, error } = useStrategyWriter(answer.officeId);
  const { themeId: id, name, about, weight } = theme;
  const remove = async () => {
    await write([{ entity: 'theme', id, field: null, from: { name }, to: null }], t('theme.removed', { name }));
    onClose();
  };
  return (
    <SidePanel
      title={name}
      subtitle={t('theme.one')}
      onClose={onClose}
      acts={
        answer.mayWrite && (
          <Button isDanger isBusy={isRunning} onClick={() => void remove().catch(() => {})}>
            {t('theme.remove')}
          </Button>
        )
      }
    >
      {answer.mayWrite ? (
        <Form
          fields={useThemeFields()}
          values={{ name, about, weight: String(weight) }}
          act={t('theme.save')}
          onSubmit={(typed) => {
            const all: StrategyChange[] = [
              { entity: 'theme', id, field: 'name', from: name, to: typed.name },
              { entity: 'theme', id, field: 'about', from: about, to: typed.about },
              { entity: 'theme', id, field: 'weight', from: weight, to: weightOf(typed.weight) },
            ];
            return write(
              all.filter(({ from, to }) => from !== to),
              t('saved'),
            );
          }}
        />
      ) : (
        <p>{about}</p>
      )}
      <Fault error={error} />
    </SidePanel>
  );
}

function useObjectiveFields(answer: Pick<StrategyAnswer, 'themes'>, owner?: { value: string; label: string }) {
  const t = useWords('strategy');
  const people = usePersonOptions(t('objective.nobody'), owner);
  const themes = answer.themes.map(({ themeId, name }) => ({ value: themeId, label: name }));
  return [
    { name: 'name', label: t('objective.name') },
    { name: 'themeId', label: t('theme.one'), type: 'select', options: themes },
    { name: 'about', label: t('objective.about'), type: 'paragraph', isOptional: true },
    { name: 'weight', label: t('weight.label'), help: t('weight.inTheme'), type: 'whole-number', most: 100 },
    { name: 'ownerPersonId', label: t('objective.owner'), type: 'select', options: people, isOptional: true },
  ] as const;
}

export function NewObjective({ answer, onClose }: PanelProps) {
  const t = useWords('strategy');
  const { write } = useStrategyWriter(answer.officeId);
  const first = answer.themes[0]?.themeId ?? '';
  return (
    <SidePanel title={t('objective.new')} subtitle={t('objective.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={useObjectiveFields(answer)}
        values={{ themeId: first, weight: '50' }}
        act={t('objective.create')}
        hasFocus
        onSubmit={async ({ name, themeId, about, weight, ownerPersonId }) => {
          const to = { name, themeId: themeId || first, about, weight: weightOf(weight), ownerPersonId: ownerPersonId || null }; // biome-ignore format: one record
          const id = crypto.randomUUID();
          await write([{ entity: 'objective', id, field: null, from: null, to }], t('objective.created', { name }));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

interface ObjectiveFormProps {
  readonly officeId: string;
  readonly themes: StrategyAnswer['themes'];
  readonly objective: ObjectiveItem;
}

/** The fields of an objective; those that were changed are sent. */
export function ObjectiveForm({ officeId, themes, objective }: ObjectiveFormProps) {
  const t = useWords('strategy');
  const { write } = useStrategyWriter(officeId);
  const { objectiveId: id, name, about, weight, themeId, ownerPersonId, ownerName } = objective;
  const owner = ownerPersonId ? { value: ownerPersonId, label: ownerName ?? '' } : undefined;
  return (
    <Form
      fields={useObjectiveFields({ themes }, owner)}
      values={{ name, about, weight: String(weight), themeId, ownerPersonId: ownerPersonId ?? '' }}
      act={t('objective.save')}
      isMinor
      onSubmit={(typed) => {
        const of = { entity: 'objective', id } as const;
        const all: StrategyChange[] = [
          { ...of, field: 'name', from: name, to: typed.name },
          { ...of, field: 'about', from: about, to: typed.about },
          { ...of, field: 'weight', from: weight, to: weightOf(typed.weight) },
          { ...of, field: 'themeId', from: themeId, to: typed.themeId },
          { ...of, field: 'ownerPersonId', from: ownerPersonId, to: typed.ownerPersonId || null },
        ];
        return write(
          all.filter(({ from, to }) => from !== to),
          t('saved'),
        );
      }}
    />
  );
}
