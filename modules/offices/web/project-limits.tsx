import { Facts, SidePanel, useWords } from '#platform/web';
import type { RuledProject } from './project-rule-rows.ts';
import { RulingVersion } from './ruling-version.tsx';

interface ProjectLimitsProps {
  readonly policy: RuledProject;
  readonly onClose: () => void;
}

/** What is said beside the rules: how far answers climb, how long waivers hold, by whose thresholds the project is large. */
export function ProjectLimits({ policy: { limits, offices, tier }, onClose }: ProjectLimitsProps) {
  const t = useWords('offices');
  const by = (officeId: string | null) => {
    const office = offices.find((one) => one.officeId === officeId);
    return office && <RulingVersion office={office} open="settings" />;
  };
  const said = (text: string | number, officeId: string | null) => (
    <>
      {text}
      <div>{by(officeId)}</div>
    </>
  );
  const { escalatesTo, waiverRenewals, waiverDays, tierThresholds } = limits;
  return (
    <SidePanel title={t('policy.limits')} subtitle={t('policy.limitsText')} onClose={onClose}>
      <Facts
        items={[
          [t('policy.scope.tier'), said(t(`policy.tier.${tier}`), tierThresholds.officeId)],
          [t('policy.setting.escalatesTo'), said(t(`policy.waiver.${escalatesTo.value}`), escalatesTo.officeId)],
          [t('policy.setting.waiverRenewals'), said(waiverRenewals.value, waiverRenewals.officeId)],
          [t('policy.setting.waiverDays'), said(waiverDays.value, waiverDays.officeId)],
        ]}
      />
    </SidePanel>
  );
}
