// Tables and plots of what criterion measured.
import { summary } from "../lib/stats.mjs";
import { CASES } from "./criterion.mjs";

const NOTE = "The decoder gives JSON, checked against the schema, both formats alike, unknown keys "
  + "kept. \"Syntax alone\" (`IgnoredAny`) looks at no type and builds nothing; `Value` normalises "
  + "nothing. The structs check and normalise too, and drop unknown keys; \"written again\" they "
  + "end where the decoder does, in bytes. A tape is what simd-json has before it gives anything; "
  + "its input is a copy, made outside of the time. Both libraries check UTF-8, which the decoder "
  + "leaves to `TextDecoder`. All are built for speed here; in the package the decoder is built "
  + "for size, and WebAssembly: that is what the decode part measures.";

const of = (samples, { name }, { id }) => {
  const found = samples[`${name} ${id}`];
  if (!found) throw new Error(`criterion has nothing of ${name} ${id}`);
  return found;
};

/** Bytes in a microsecond are megabytes in a second. */
const gigabytes = (bytes, microseconds) => summary(microseconds.map((us) => bytes / us / 1000));

function table(title, note, documents, samples, unit, value) {
  return {
    title,
    note,
    columns: [
      { key: "bytes", label: "size", unit: "B" },
      ...CASES.map(({ id, label }) => ({ key: id, label, unit })),
    ],
    rows: documents.map((document) => ({
      label: document.label,
      values: {
        bytes: document.bytes,
        ...Object.fromEntries(CASES.map((one) =>
          [one.id, value(document, of(samples, document, one))])),
      },
    })),
  };
}

export const tables = (documents, samples, versions) => [
  table("`scan/status`, time", `${NOTE} ${versions}`, documents, samples, "µs",
    (_, microseconds) => summary(microseconds)),
  table("`scan/status`, throughput", "The same, by the size of what comes in.", documents, samples,
    "GB/s", ({ bytes }, microseconds) => gigabytes(bytes, microseconds)),
];

export const plots = (documents, samples) => [{
  id: "native-throughput",
  title: `Reading ${documents[0].sites} sites natively`,
  unit: "GB/s",
  kind: "bars",
  groups: documents.map((document) => ({
    label: document.label.replace(/^[^,]*, /, ""),
    bars: CASES.map((one) => {
      const { median, lower, upper } = gigabytes(document.bytes, of(samples, document, one));
      return { label: one.label, value: median, lower, upper, ...(one.ours && { ours: true }) };
    }),
  })),
}];
