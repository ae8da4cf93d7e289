// The two policies that the README gives to copy. tests/e2e/csp.mjs tries what they stop.

/** Who may be asked, by whole addresses: the API's, and the one code route of the page's site. */
export const EXAMPLE = {
  api: "https://api.partner.example",
  code: "https://app.partner.example/session/defentry-code",
};

/** For a page with pictures, styles, forms and frames of its own site. */
export const standard = ({ api, code }) => [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `connect-src ${api} ${code}`,
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

/** For a page that does nothing else. */
export const sealed = ({ api, code }) => [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `connect-src ${api} ${code}`,
  "img-src data:",
  "style-src 'self'",
  "form-action 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");
