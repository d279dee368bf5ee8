/**
 * The one policy of trusted types that our content security policy lets be made, and which browsers that know them ask
 * whenever text is to become a script's address: only files of the built app do, so that its workers start. Nothing
 * becomes markup or code.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(text: string): string | null }): unknown;
}

const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };

trustedTypes?.createPolicy('default', {
  createScriptURL(text) {
    const { origin, pathname } = new URL(text, location.href);
    return origin === location.origin && pathname.startsWith('/assets/') ? text : null;
  },
});
