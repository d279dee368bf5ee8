/** The address if it is one of this application, else the first page: a link may not lead elsewhere. */
export function ownAddress(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/';
}
