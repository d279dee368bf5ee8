import { type PmoType, pmoTypes } from '#engine';
import { toast, useFault, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';

interface PolicyPresetsProps {
  readonly policy: OfficePolicy;
  readonly onChoose: (changes: [{ part: 'preset'; from: PmoType | null; to: PmoType | null }]) => Promise<unknown>;
}

/** How the office governs: what the rules start from. An office below another may also say nothing of its own. */
export function PolicyPresets({ policy, onChoose }: PolicyPresetsProps) {
  const t = useWords('offices');
  const tell = useFault();
  const from = ownPolicy(policy).type;
  const types: readonly (PmoType | null)[] = policy.isRoot ? pmoTypes : [null, ...pmoTypes];
  const choose = async (to: PmoType | null) => {
    if (to === from) return;
    await onChoose([{ part: 'preset', from, to }]).catch((error) => toast(tell(error)));
  };
  return (
    <fieldset className="presets" aria-label={t('policy.preset')}>
      {types.map((type) => (
        <button
          key={type ?? 'above'}
          type="button"
          aria-pressed={type === from}
          disabled={!policy.mayWrite}
          title={t(`policy.typeText.${type ?? 'above'}`)}
          onClick={() => void choose(type)}
        >
          {t(`policy.type.${type ?? 'above'}`)}
        </button>
      ))}
    </fieldset>
  );
}
