// In the page, before all else of it: what its policy refuses, from the first byte on.
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(event.effectiveDirective));
