// A file of its own: only who signs on another device needs it.
import { encode } from "uqr";

/** White around the code: without it, readers do not find it. */
const QUIET = 4;

/** A QR code as an SVG path of dark squares, in a field of `size` by `size`. */
export interface Code {
  readonly size: number;
  readonly path: string;
}

/** The code for a text; `undefined` where it is too long for one. */
export function qr(text: string): Code | undefined {
  try {
    const { data, size } = encode(text, { ecc: "L", border: 0 });
    const runs = data.flatMap((row, y) => {
      // One rectangle per run of dark squares: between single ones, seams would show.
      const line = row.map((dark) => (dark ? "1" : "0")).join("");
      return [...line.matchAll(/1+/g)].map(({ index, 0: { length } }) =>
        `M${index + QUIET} ${y + QUIET}h${length}v1h-${length}z`);
    });
    return { size: size + 2 * QUIET, path: runs.join("") };
  } catch {
    return undefined;
  }
}
