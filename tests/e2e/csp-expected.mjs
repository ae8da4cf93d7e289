// What is expected of each way: without a policy, under standard, under sealed, and under sealed in
// a browser without Trusted Types. A directive is what refused it.
const OPEN = "passes";
const NOTHING = "nothing";
const TRUSTED = "require-trusted-types-for";

/** Under each policy the same. */
const each = (directive) => [OPEN, directive, directive, directive];
/** Sealed alone refuses it. */
const sealed = (directive) => [OPEN, OPEN, directive, directive];
/** Trusted Types come first, where there are any. */
const first = (standard, without = standard) => [OPEN, standard, TRUSTED, without];
const SENDS = each("connect-src");
const ALWAYS = each(OPEN);
const NEVER = ALWAYS.map(() => NOTHING);

export const EXPECTED = {
  /** To another site. */
  elsewhere: {
    fetch: SENDS,
    XMLHttpRequest: SENDS,
    WebSocket: SENDS,
    EventSource: SENDS,
    sendBeacon: SENDS,
    ping: SENDS,
    image: each("img-src"),
    "image of a style": each("img-src"),
    stylesheet: each("style-src-elem"),
    script: first("script-src-elem"),
    "import()": each("script-src-elem"),
    object: each("object-src"),
    prefetch: each("default-src"),
    frame: each("frame-src"),
    form: each("form-action"),
    "fetch in a worker": first("connect-src", "worker-src"),
    "fetch in a bare worker": first(OPEN, "worker-src"),
    "fetch in a bare frame": sealed("frame-src"),
    preconnect: ALWAYS,
    WebRTC: ALWAYS,
  },
  /** To the page's own site. */
  own: {
    "import()": ALWAYS,
    script: first(OPEN),
    stylesheet: ALWAYS,
    fetch: SENDS,
    image: sealed("img-src"),
    object: each("object-src"),
    frame: sealed("frame-src"),
    form: sealed("form-action"),
    worker: first(OPEN, "worker-src"),
  },
  /** Nowhere: what the page makes of text. */
  made: {
    eval: first("script-src"),
    "new Function": first("script-src"),
    "setTimeout of text": first("script-src"),
    "inline script": first("script-src-elem"),
    "inline handler": first("script-src-attr"),
    "javascript: link": each("script-src-elem"),
    "inline style": each("style-src-attr"),
    base: each("base-uri"),
    "Trusted Types policy": [OPEN, OPEN, "trusted-types", OPEN],
    innerHTML: first(OPEN),
    "blob: worker": first("worker-src"),
    "data: image": ALWAYS,
  },
};

/** Where a browser has its own way. */
export const DIFFERENCES = {
  chromium: {
    elsewhere: {
      // It goes on, and finds that the frame for the answer is forbidden as well.
      form: each("form-action,frame-src"),
      object: first("object-src"),
    },
    own: { form: sealed("form-action,frame-src"), object: first("object-src") },
  },
  firefox: {
    elsewhere: { ping: NEVER },
    made: { "javascript: link": first("script-src-elem") },
  },
  webkit: {
    elsewhere: {
      prefetch: NEVER,
      // Debian's build has none; Safari has.
      WebRTC: NEVER,
      // Its workers are not told why.
      "fetch in a worker": first("refused", "worker-src"),
    },
  },
};
