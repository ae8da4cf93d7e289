// What a client can do, by name: `watchlists.email.add`.

/** The function at `name` of a client; `undefined` when there is none. */
export function verbAt(client, name) {
  return name.split(".").reduce((noun, key) => noun?.[key], client);
}

/** The names of all functions of a client. */
export function verbsOf(noun, prefix = "") {
  return Object.entries(noun).flatMap(([key, value]) => {
    const name = prefix + key;
    if (typeof value === "function") return [name];
    return typeof value === "object" && value !== null ? verbsOf(value, `${name}.`) : [];
  });
}
