import type { ComponentPropsWithRef } from 'react';
import './button.css';

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** The one act that the page is for. */
  readonly isPrimary?: boolean | undefined;
  /** It changes what is shown, and does nothing else. */
  readonly isView?: boolean | undefined;
  /** It takes something away. */
  readonly isDanger?: boolean | undefined;
  /** It is being done: the button waits, and says so to screen readers, without changing its width. */
  readonly isBusy?: boolean | undefined;
}

/** A verb with its object: `Invite person`, never `Submit`. */
export function Button({ isPrimary, isView, isDanger, isBusy, className = '', disabled, ...rest }: ButtonProps) {
  const kind = `${isPrimary ? ' btn-primary' : ''}${isView ? ' btn-view' : ''}${isDanger ? ' btn-danger' : ''}${isBusy ? ' btn-busy' : ''}`;
  return (
    <button
      type="button"
      className={`btn${kind} ${className}`}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...rest}
    />
  );
}
