/** The address if it is one of this application, else where one begins: a link may not lead elsewhere. */
export function ownAddress(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/home';
}
