import { css } from "lit";

export const scanStyles = css`
  .scan-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 1rem;
  }

  .clock {
    color: var(--_soft);
    font-variant-numeric: tabular-nums;
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
    gap: 0.6rem;
  }

  .grid li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    min-height: 3rem;
    padding: 0.55rem 0.9rem;
    background: var(--_card);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
  }

  .grid .quiet {
    min-height: 2rem;
    padding-block: 0;
  }

  .grid .site-name {
    font-weight: 500;
  }
`;
