/** A mailbox: `Portico <portico@example.org>`, or the address alone. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One line of visible characters without what ends or groups addresses in a header. */
const addressForm = /^[^\s<>()[\],;:\\"\p{C}]+@[^\s<>()[\],;:\\"@\p{C}]+$/u;

/** Whether mail can be sent to this text as it stands: no second address, no header hides in it. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && addressForm.test(text);

/** The mailbox in a setting. Throws an error that says what is allowed. */
export function readMailbox(text: string): Mailbox {
  const [, name = '', inner] = /^([^<>]*)<([^<>]+)>$/.exec(text) ?? [];
  const address = (inner ?? text).trim();
  if (isMailAddress(address) && !/\p{Cc}/u.test(name)) return { name: name.trim().replace(/^"|"$/g, ''), address };
  throw new Error('is no address such as portico@example.org or Portico <portico@example.org>.');
}
