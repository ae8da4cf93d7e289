// For runtimes without a page: what a program of the project prints is what it shows.

/** Runs it: its output as `result`, and whatever it said beside that as troubles. */
export async function printed(t, command, ...args) {
  const { stdout, all } = await t.exec(command, ...args);
  // A program whose promises nobody holds can end in silence, and well.
  if (!stdout.startsWith("{")) throw new Error(`no result is printed, only:\n${all}`);
  // A runtime's warnings are for its user, who would ask what this package has done.
  return { result: JSON.parse(stdout), troubles: all === stdout ? [] : [`it says:\n${all}`] };
}
