// For test runners that report as Jest does: how each of the project's own tests has ended.

/** `names` are the tests that must be there and pass; no other may be. */
export async function reported(t, names, command, ...args) {
  const { stdout } = await t.exec("env", `GATEWAY=${t.sandbox.url}`, command, ...args);
  const { testResults } = JSON.parse(stdout);
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    result: Object.fromEntries(tests.map(({ title, status }) => [title, status]).sort()),
    expected: Object.fromEntries(names.map((name) => [name, "passed"])),
  };
}
