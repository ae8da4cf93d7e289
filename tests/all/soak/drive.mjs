// The course of a soak: what is run, and what is measured in between.

/** Calls until the first measurement, and between the others. */
const CALLS = 2_000;
const CLIENTS = 500;
const MEASURED = 5;
const CLEAN = 400;
/** How much is done between two collections: until then, what was dropped is held. */
const CALLS_STEP = 500;
const CLIENTS_STEP = 50;

/** Puts one report to the others. */
function add(sum, told) {
  for (const [key, value] of Object.entries(told)) {
    if (Array.isArray(value)) sum[key] = [...sum[key] ?? [], ...value];
    else if (typeof value === "object") add(sum[key] ??= {}, value);
    else if (key === "longest") sum[key] = Math.max(sum[key] ?? 0, value);
    else sum[key] = (sum[key] ?? 0) + value;
  }
  return sum;
}

/** `mixed`, `short` and `size` as run.mjs gives them; `heap` collects, and gives bytes. */
export async function drive({ mixed, short, size, heap }) {
  /** Runs `work` on so much in steps, with a collection after each, `MEASURED` times. */
  async function measured(count, step, work) {
    const rows = [];
    for (let i = 0; i < MEASURED; i += 1) {
      const told = {};
      for (let done = 0; done < count; done += step) {
        add(told, await work(step));
        await heap();
      }
      rows.push({ ...told, bytes: await heap(), ...await size() });
    }
    return rows;
  }

  const clean = await mixed(CLEAN, false);
  return {
    clean,
    mixed: await measured(CALLS, CALLS_STEP, (calls) => mixed(calls, true)),
    short: await measured(CLIENTS, CLIENTS_STEP, short),
  };
}
