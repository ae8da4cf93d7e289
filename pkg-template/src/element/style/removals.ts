import { css } from "lit";

/** Removals and their history. */
export const removalsStyles = css`
  .group {
    display: grid;
    gap: 0.6rem;
  }

  .group .muted {
    font-size: 0.925rem;
  }

  .group > .muted {
    margin-top: -0.5rem;
  }

  .cards .removal {
    grid-template-columns: 1fr auto;
    align-items: center;
    gap: 0.6rem 1rem;
  }

  .removal .instructions {
    grid-column: 1 / -1;
  }

  .instructions {
    display: grid;
    gap: 0.5rem;
    padding: 0.8rem 1rem;
    border-radius: var(--_radius-small);
    background: var(--_act-wash);
  }

  .as-written {
    white-space: pre-line;
  }

  .events li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    padding: 0.6rem 0;
    border-bottom: 1px solid var(--_line);
  }

  .events li:last-child {
    border: 0;
  }

  @container (max-width: 40rem) {
    .cards .removal {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
