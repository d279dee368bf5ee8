import { useWords } from '../words/words-context.tsx';
import { type Notice, useNoticeState } from './notices.ts';

type Fault = NonNullable<Notice['mailFault']>;

/** Why a mail did not arrive, with what the mail server said. */
export function MailFaultText({ fault: { code, reply } }: { readonly fault: Fault }) {
  const t = useWords('platform');
  const why = t(`notices.fault.${code}`);
  return <>{reply === null ? why : t('notices.faultReply', { why, reply })}</>;
}

/** Says so where no mail goes out, and why. */
export function MailState() {
  const t = useWords('platform');
  const state = useNoticeState();
  if (!state || state.mail === 'on') return null;
  return (
    <p className="notice-mail" role="status">
      {state.mail === 'off' ? t('notices.mailOff') : t('notices.mailFaulty')}{' '}
      {state.mailFault && <MailFaultText fault={state.mailFault} />}
    </p>
  );
}
