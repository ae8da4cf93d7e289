// A plot as SVG: bars in groups, a line through each from quartile to quartile. It loads nothing,
// brings its own background, and says in words (`desc`) what it shows.
import { number } from "./report-text.mjs";

const WIDTH = 760;
const ROW = 20;
const BAR = 13;
const HEAD = 56;
/** Room for the figure behind the longest bar. */
const BEHIND = 78;

const STYLE = `
.back { fill: #fff } text { fill: #1f2328; font: 12px system-ui, sans-serif }
.title { font-size: 15px; font-weight: 600 } .ours { font-weight: 600 }
.unit, .tick { fill: #59636e } .grid { stroke: #d1d9e0 } .range { stroke: #1f2328 }
.bar { fill: #7d8590 } .our { fill: #0969da }
@media (prefers-color-scheme: dark) {
.back { fill: #0d1117 } text { fill: #e6edf3 }
.unit, .tick { fill: #9198a1 } .grid { stroke: #3d444d } .range { stroke: #e6edf3 }
.our { fill: #4493f8 }
}`;

const safe = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  .replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
/** Near enough: no font can be asked here. */
const wide = (text) => text.length * 6.6;
const at = (value) => Number(value.toFixed(1));

/** Round numbers from 0 to beyond `most`, five or so. */
export function ticks(most) {
  if (most === 0) return [0, 1];
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough);
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

export function svg({ title, unit, kind, groups }) {
  if (kind !== "bars") throw new Error(`plot ${title}: no such kind, ${kind}`);
  const bars = groups.flatMap((group) => group.bars);
  const scale = ticks(Math.max(0, ...bars.flatMap(({ value, upper = value }) => [value, upper])));
  const left = Math.min(300, Math.max(...bars.map(({ label }) => wide(label)))) + 20;
  // What lies below zero is noise around it: a bar of no length, and its figure.
  const x = (value) => at(left + (Math.max(value, 0) / scale.at(-1)) * (WIDTH - left - BEHIND));

  let y = HEAD;
  const body = groups.map(({ label, bars: own }) => {
    const heading = label ? `<text x="12" y="${y + 13}" class="ours">${safe(label)}</text>\n` : "";
    const top = y + (label ? ROW : 4);
    y = top + own.length * ROW + 10;
    return heading + own.map((bar, row) => drawBar(bar, x, left, top + row * ROW)).join("\n");
  });
  const grid = scale.map((value) => {
    const [here, tick] = [x(value), number(value)];
    return `<line class="grid" x1="${here}" x2="${here}" y1="${HEAD}" y2="${y}"/>`
      + `<text class="tick" x="${here}" y="${y + 15}" text-anchor="middle">${tick}</text>`;
  });
  const height = y + 26;
  const size = `width="${WIDTH}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ${size}
 role="img" aria-labelledby="title desc">
<title id="title">${safe(title)}</title>
<desc id="desc">${safe(told(unit, groups))}</desc>
<style>${STYLE}
</style>
<rect class="back" ${size}/>
<text class="title" x="12" y="22">${safe(title)}</text>
<text class="unit" x="12" y="41">${safe(legend(unit, bars))}</text>
${[...grid, ...body].join("\n")}
</svg>
`;
}

function drawBar({ label, value, lower = value, upper = value, ours }, x, left, y) {
  const [middle, base] = [y + BAR / 2, y + 11];
  const bold = ours ? ' class="ours"' : "";
  const [place, width] = [`x="${x(0)}" y="${y}"`, `width="${at(x(value) - x(0))}"`];
  const ends = `x1="${x(lower)}" x2="${x(upper)}"`;
  const range = `<line class="range" ${ends} y1="${middle}" y2="${middle}"/>`;
  return `<text x="${at(left - 8)}" y="${base}" text-anchor="end"${bold}>${safe(label)}</text>`
    + `<rect class="bar${ours ? " our" : ""}" ${place} ${width} height="${BAR}"/>`
    + `${lower < upper ? range : ""}`
    + `<text x="${at(x(Math.max(value, upper)) + 6)}" y="${base}"${bold}>${number(value)}</text>`;
}

/** What is drawn thus, as far as it is. */
function legend(unit, bars) {
  const ranges = bars.some(({ lower }) => lower !== undefined);
  const isOurs = bars.some(({ ours }) => ours);
  return [
    unit,
    ...ranges ? ["bars: medians; lines: quartiles"] : [],
    ...isOurs ? ["bold and blue: this package"] : [],
  ].join(" · ");
}

const told = (unit, groups) => groups.map(({ label, bars }) => {
  const figures = bars.map((bar) => `${bar.label} ${number(bar.value)}`).join(", ");
  return `${label ? `${label}: ` : ""}${figures} (${unit}).`;
}).join(" ");
