// In the page: ways to send something (`to` gives an address for a name), and to make code of text.
// Each resolves when its way was open, as far as a script is told; the `mute` ones always do.

const told = (target, good) => new Promise((resolve, reject) => {
  target.addEventListener(good, resolve);
  target.addEventListener("error", () => reject(new Error("error")));
});

function add(name, properties = {}) {
  const element = Object.assign(document.createElement(name), properties);
  document.body.append(element);
  return element;
}

/** Frames and workers tell nothing reliable of themselves: what is loaded into them speaks up. */
const greeting = (from, name) => new Promise((resolve) => {
  from.addEventListener("message", ({ data }) => data === name && resolve());
});

const worker = (url) => told(new Worker(url), "message");

/** Lets a worker send; it says what its own policy refuses. */
function sent(url, out) {
  const started = new Worker(url);
  started.postMessage(out);
  return new Promise((resolve, reject) => {
    started.onerror = reject;
    started.onmessage = ({ data }) => {
      if (data === "sent") resolve();
      else if (data === "failed") reject(new Error(data));
      else window.violations.push(data);
    };
  });
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** These tell a script nothing, or that all is well when it is not; violations have their time. */
const mute = (work) => Object.assign(async (to) => {
  await work(to);
  await sleep(500);
}, { mute: true });

/** To any site: the page's own, or another. */
const ANY = {
  fetch: (to) => fetch(to("fetch")),
  image: (to) => told(add("img", { src: to("image") }), "load"),
  stylesheet: (to) => told(add("link", { rel: "stylesheet", href: to("stylesheet") }), "load"),
  script: (to) => told(add("script", { src: to("script") }), "load"),
  "import()": (to) => import(to("import()")),
  object: mute((to) => add("object", { data: to("object"), type: "image/svg+xml" })),
  frame: (to) => {
    add("iframe", { src: to("frame") });
    return greeting(window, "frame");
  },
  form: (to) => {
    add("iframe", { name: "answer" });
    add("form", { action: to("form"), method: "post", target: "answer" }).submit();
    return greeting(window, "form");
  },
};

export const ELSEWHERE = {
  ...ANY,
  XMLHttpRequest: (to) => {
    const request = new XMLHttpRequest();
    request.open("GET", to("XMLHttpRequest"));
    request.send();
    return told(request, "load");
  },
  WebSocket: (to) => told(new WebSocket(to("WebSocket").replace("http", "ws")), "open"),
  EventSource: (to) => told(new EventSource(to("EventSource")), "open"),
  sendBeacon: mute((to) => navigator.sendBeacon(to("sendBeacon"), "data")),
  ping: mute((to) => add("a", { href: "#", ping: to("ping") }).click()),
  "image of a style": mute((to) => {
    add("p").style.background = `url("${to("image of a style")}")`;
  }),
  prefetch: mute((to) => add("link", { rel: "prefetch", href: to("prefetch") })),
  "fetch in a worker": (to) => sent("/in-page/csp-worker.js", to("fetch in a worker")),
  // These two are of the same site, and were served without a policy.
  "fetch in a bare worker": (to) => sent("/try/bare worker", to("fetch in a bare worker")),
  "fetch in a bare frame": async (to) => {
    const frame = add("iframe", { src: "/try/frame" });
    await greeting(window, "frame");
    await frame.contentWindow.fetch(to("fetch in a bare frame"));
  },
  preconnect: mute((to) => add("link", { rel: "preconnect", href: to("preconnect") })),
  WebRTC: mute(async (to) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: to("WebRTC") }] });
    peer.createDataChannel("data");
    await peer.setLocalDescription(await peer.createOffer());
  }),
};

export const OWN = {
  ...ANY,
  worker: (to) => worker(to("worker")),
};

const unless = (done) => {
  if (!done) throw new Error("it did not run");
};

/** Of the page's own making: nothing is sent. */
export const MADE = {
  "blob: worker": () => {
    const code = new Blob(['postMessage("blob")'], { type: "text/javascript" });
    return worker(URL.createObjectURL(code));
  },
  "data: image": () => told(add("img", { src: "data:image/svg+xml,"
    + "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>" }), "load"),
  eval: async () => (0, eval)("1"),
  "new Function": async () => new Function("return 1")(),
  "setTimeout of text": async () => {
    setTimeout("window.timed = true");
    await sleep(50);
    unless(window.timed);
  },
  "inline script": async () => {
    add("script", { textContent: "window.inlined = true" });
    unless(window.inlined);
  },
  "inline handler": async () => {
    const element = add("i");
    element.setAttribute("onclick", "window.handled = true");
    element.click();
    unless(window.handled);
  },
  "javascript: link": async () => {
    add("a", { href: "javascript:void (window.jumped = true)" }).click();
    await sleep(50);
    unless(window.jumped);
  },
  "inline style": async () => {
    const element = add("i");
    element.setAttribute("style", "color: rgb(1, 2, 3)");
    unless(getComputedStyle(element).color === "rgb(1, 2, 3)");
  },
  base: async () => {
    const base = add("base", { href: "http://elsewhere.example/" });
    const moved = document.baseURI === base.href;
    base.remove();
    unless(moved);
  },
  "Trusted Types policy": async () => trustedTypes.createPolicy("any", {}),
  innerHTML: async () => {
    add("p").innerHTML = "<b>x</b>";
  },
};
