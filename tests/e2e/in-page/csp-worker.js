// A worker of the page's own site: sends what it is asked to, and says what its policy refuses.
addEventListener("securitypolicyviolation", (event) => postMessage(event.effectiveDirective));
onmessage = ({ data }) => fetch(data).then(() => postMessage("sent"), () => postMessage("failed"));
