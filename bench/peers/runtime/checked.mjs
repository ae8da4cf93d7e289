// For a library that checks but does not normalise: both in turn.
import { normaliser } from "./normalise.mjs";
import { client, unwrap } from "./send.mjs";

/** `check` gives what the library makes of the data, or throws. */
export const connectTo = (routes, none, check) => {
  const one = normaliser(none);
  return (options) => client(options, routes, (answer, schema) => {
    const data = unwrap(answer);
    one(data, {}, "");
    return schema ? check(schema, data) : data;
  });
};
