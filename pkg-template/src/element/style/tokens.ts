import { css } from "lit";

/** Colours, corners and the font: the page sets `--defentry-…` to change them. */
export const tokens = css`
  /* The page's color-scheme decides between light and dark; without light-dark(), it is light. */
  :host {
    --_font: var(
      --defentry-font,
      ui-sans-serif,
      system-ui,
      -apple-system,
      "Segoe UI",
      Roboto,
      "Noto Sans",
      sans-serif
    );
    --_radius-small: calc(var(--_radius) * 0.7);
    --_radius: var(--defentry-radius, 14px);
    --_paper: var(--defentry-paper, #f6f5f1);
    --_card: var(--defentry-card, #fffefb);
    --_ink: var(--defentry-ink, #1c2530);
    --_soft: var(--defentry-soft, #5b6672);
    --_line: var(--defentry-line, #e2dfd6);
    --_field: var(--defentry-field, #8d949b);
    --_accent: var(--defentry-accent, #14715f);
    --_accent-ink: var(--defentry-accent-ink, #ffffff);
    --_accent-wash: var(--defentry-accent-wash, #e3f0ec);
    --_good: var(--defentry-good, var(--_accent));
    --_good-wash: var(--defentry-good-wash, var(--_accent-wash));
    --_danger: var(--defentry-danger, #a8322a);
    --_danger-wash: var(--defentry-danger-wash, #fbeae6);
    --_found: var(--defentry-found, #8a5300);
    --_found-wash: var(--defentry-found-wash, #fbefd9);
    --_busy: var(--defentry-busy, #2c5b8f);
    --_busy-wash: var(--defentry-busy-wash, #e6eef7);
    --_act: var(--defentry-act, #6a3d92);
    --_act-wash: var(--defentry-act-wash, #f0e8f7);
    --_calm-wash: var(--defentry-calm-wash, #eceae3);
    display: block;
    container-type: inline-size;
    background: var(--_paper);
    color: var(--_ink);
    font: 100%/1.55 var(--_font);
    text-align: start;
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_paper: var(--defentry-paper, light-dark(#f6f5f1, #11161b));
      --_card: var(--defentry-card, light-dark(#fffefb, #191f26));
      --_ink: var(--defentry-ink, light-dark(#1c2530, #e8ebee));
      --_soft: var(--defentry-soft, light-dark(#5b6672, #9ca8b3));
      --_line: var(--defentry-line, light-dark(#e2dfd6, #2b333c));
      --_field: var(--defentry-field, light-dark(#8d949b, #67727d));
      --_accent: var(--defentry-accent, light-dark(#14715f, #62cdb5));
      --_accent-ink: var(--defentry-accent-ink, light-dark(#ffffff, #06231c));
      --_accent-wash: var(--defentry-accent-wash, light-dark(#e3f0ec, #17332e));
      --_danger: var(--defentry-danger, light-dark(#a8322a, #ff9d91));
      --_danger-wash: var(--defentry-danger-wash, light-dark(#fbeae6, #3a1f1c));
      --_found: var(--defentry-found, light-dark(#8a5300, #f0bd6a));
      --_found-wash: var(--defentry-found-wash, light-dark(#fbefd9, #36290f));
      --_busy: var(--defentry-busy, light-dark(#2c5b8f, #8fbcf0));
      --_busy-wash: var(--defentry-busy-wash, light-dark(#e6eef7, #1a2b40));
      --_act: var(--defentry-act, light-dark(#6a3d92, #cfa9f2));
      --_act-wash: var(--defentry-act-wash, light-dark(#f0e8f7, #2e2140));
      --_calm-wash: var(--defentry-calm-wash, light-dark(#eceae3, #262d35));
    }
  }
`;
