import { useEffect } from 'react';

const name = 'portico-organisation';

/** Tells the other pages of this browser that its session has gone to another organisation. */
export function tellOrganisation(id: string): void {
  if (!('BroadcastChannel' in window)) return;
  const channel = new BroadcastChannel(name);
  channel.postMessage(id);
  channel.close();
}

/** One browser is in one organisation: a page of the one that was left begins anew in the other. */
export function useSameOrganisation(id: string): void {
  useEffect(() => {
    if (!('BroadcastChannel' in window)) return undefined;
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      if (data !== id) location.assign('/');
    };
    return () => channel.close();
  }, [id]);
}
