import { css } from "lit";

/** The picture of exposure. What is seen most stands tallest; what is not known is hollow. */
export const exposureStyles = css`
  .exposure {
    display: grid;
    gap: 0.75rem;
  }

  .marks {
    width: 100%;
    height: 3.25rem;
    border-bottom: 1px solid var(--_line);
  }

  .marks:dir(rtl) {
    transform: scaleX(-1);
  }

  .mark {
    --_tall: 14px;
    --_tone: var(--_good);
    y: calc(38px - var(--_tall));
    height: var(--_tall);
    fill: var(--_tone);
    stroke: var(--_tone);
    stroke-width: 1.5px;
    vector-effect: non-scaling-stroke;
  }

  .mark[data-state="found"],
  .mark[data-state="reappeared"] {
    --_tall: 36px;
    --_tone: var(--_found);
  }

  .mark[data-state="needs_user"] {
    --_tall: 28px;
    --_tone: var(--_act);
  }

  .mark[data-state="waiting_for_broker"] {
    --_tall: 22px;
    --_tone: var(--_busy);
  }

  .mark[data-state="failed"],
  .mark[data-state="unknown"] {
    --_tall: 28px;
    --_tone: var(--_danger);
    fill: none;
    stroke-dasharray: 4 3;
  }

  .mark[data-state="unknown"] {
    --_tone: var(--_soft);
  }

  .mark[data-state="in_progress"] {
    --_tone: var(--_busy);
    fill: var(--_busy-wash);
  }

  .mark[data-state="not_started"] {
    --_tall: 3px;
    --_tone: var(--_field);
  }

  .mark[data-state="reappeared"] {
    stroke: var(--_danger);
    stroke-width: 3px;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    color: var(--_soft);
    font-size: 0.9rem;
  }

  .legend li {
    display: flex;
    align-items: center;
    gap: 0.4rem;
  }

  .legend b {
    color: var(--_ink);
    font-variant-numeric: tabular-nums;
  }

  .legend svg {
    width: 0.6rem;
    height: 1.25rem;
  }
`;
