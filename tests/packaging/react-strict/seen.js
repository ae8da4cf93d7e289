// What the scenario wants to know, and a partner's page would not write down.
export const seen = { effects: 0, codes: 0, settled: [], errors: [] };

/** Told at the end, a moment late: what comes too much would come by then. */
export function tell() {
  setTimeout(() => {
    document.querySelector("#result").textContent = JSON.stringify(seen);
  }, 500);
}
