import { useRouter } from '@tanstack/react-router';
import { type ComponentPropsWithRef, type MouseEvent, useCallback } from 'react';
import { inPast, usePast } from './past.ts';

interface AnchorProps extends Omit<ComponentPropsWithRef<'a'>, 'href'> {
  /** An address of this application, query and all: `/people?open=…`. */
  readonly to: string;
}

/** A link within the application: no reload, while new tabs and windows stay the browser's. A past day is kept. */
export function Anchor({ to, onClick, ...rest }: AnchorProps) {
  const past = usePast();
  const go = useGo();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    go(to);
  };
  return <a href={inPast(to, past)} onClick={follow} {...rest} />;
}

/** Goes to an address of this application; `isReplacing` leaves no step for Back. */
export function useGo(): (to: string, isReplacing?: boolean) => void {
  const { history } = useRouter();
  const past = usePast();
  return useCallback(
    (to, isReplacing = false) => history[isReplacing ? 'replace' : 'push'](inPast(to, past)),
    [history, past],
  );
}
