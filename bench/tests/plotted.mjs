// A plot, for the tests of what is drawn and of what is kept.
export const PLOT = {
  id: "ratio",
  title: "Decode <200> sites",
  unit: "× await res.json()",
  kind: "bars",
  groups: [{
    label: "Node & Chromium",
    bars: [
      { label: "ours", value: 1.5, lower: 1.4, upper: 1.6, ours: true },
      { label: "zod", value: 3 },
    ],
  }],
};
