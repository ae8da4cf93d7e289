// From what was observed and what a client noted to numbers. Pure.

/**
 * When what became what: `{ [key]: [{ state, at, by }] }`, first state first. `observations`:
 * `[[moment, { [key]: state }]]`. A change is known `by` the first that tells it, and is taken to
 * have come halfway between that and the one before.
 */
export function changes(observations) {
  const lines = {};
  let before;
  for (const [by, states] of observations) {
    for (const [key, state] of Object.entries(states)) {
      const line = (lines[key] ??= []);
      if (line.at(-1)?.state === state) continue;
      line.push({ state, by, at: before === undefined ? by : (before + by) / 2 });
    }
    before = by;
  }
  return lines;
}

/** From when on the page was seen: `moment`, or when the user was back after it. */
export function seenFrom(sight, moment) {
  const isHidden = sight.findLast(([at]) => at <= moment)?.[1] ?? false;
  if (!isHidden) return moment;
  const back = sight.find(([at, hidden]) => at > moment && !hidden);
  if (!back) throw new Error("the user never came back");
  return back[0];
}

/**
 * Seconds until each change was noted: `noted` from the change itself, `seen` from when the user
 * could see it. What the first note tells is no news; what a reader never saw, because more had
 * happened when it next asked, counts as noted then.
 */
export function delays(observations, notes, sight) {
  const [first] = notes[0];
  const [last] = notes.at(-1);
  const noted = [];
  const seen = [];
  for (const [key, line] of Object.entries(changes(observations))) {
    const reached = (states) => line.findLastIndex(({ state }) => state === states[key]);
    for (const [index, { state, at, by }] of line.entries()) {
      if (index === 0 || at <= first || by > last) continue;
      const note = notes.find(([, states]) => reached(states) >= index);
      if (!note) throw new Error(`${key} became ${state}, and nobody noticed`);
      // Below nothing: the note was quicker than the observer, by less than its period.
      const after = (moment) => Math.max(0, note[0] - moment) / 1000;
      noted.push(after(at));
      seen.push(after(seenFrom(sight, at)));
    }
  }
  return { noted, seen };
}

/** How often each route was asked, `{ "GET /path": n }`, by the sandbox's log. */
export function asked(entries) {
  const routes = {};
  for (const { method, path } of entries) {
    const route = `${method} ${path}`;
    routes[route] = (routes[route] ?? 0) + 1;
  }
  return routes;
}
