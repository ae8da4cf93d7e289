/** Captured when the package is loaded: what a page patches later does not see our requests. */
export const nativeFetch: typeof fetch = globalThis.fetch;
