import {css} from 'lit';

/** The page as a whole: two panes, or one, and what is said over both. */
export const page = css`
  .panes {
    display: grid;
    grid-template-columns: 320px minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    flex: 1;
    min-block-size: 0;
  }

  .side {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--side);
    border-inline-end: 1px solid var(--line);
  }

  .main {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }

  .root.narrow .panes {
    grid-template-columns: minmax(0, 1fr);
  }

  .root.narrow .side {
    border: 0;
    background: var(--canvas);
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    flex: none;
    block-size: 68px;
    padding-inline: 20px 14px;
  }

  .top h1,
  .top h2 {
    font-size: 22px;
    font-weight: 650;
    letter-spacing: -0.015em;
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    flex: none;
    padding: 7px 16px;
    font-size: 13px;
    text-align: center;
    background: var(--raised);
    color: var(--muted);
    border-block-end: 1px solid var(--line);
  }

  .bar .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .bar.notice {
    background: var(--notice);
    color: var(--on-notice);
    border-color: transparent;
    font-weight: 500;
  }

  .pulse {
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
    animation: pulse 1.4s ease-in-out infinite;
  }

  @keyframes pulse {
    50% { opacity: 0.25; }
  }

  .nobody {
    color: var(--muted);
  }

  .nobody .sign {
    background: var(--raised);
    color: var(--muted);
  }

  .snack {
    position: absolute;
    inset-block-start: 80px;
    inset-inline: 336px 16px;
    display: flex;
    justify-content: center;
    pointer-events: none;
    z-index: 3;
  }

  .root.narrow .snack {
    inset-inline: 16px;
  }

  .snack p {
    display: flex;
    align-items: center;
    gap: 10px;
    max-inline-size: 480px;
    padding: 12px 18px;
    border-radius: 14px;
    background: var(--text);
    color: var(--canvas);
    box-shadow: var(--shadow);
    font-size: 14px;
    font-variant-numeric: tabular-nums;
    animation: rise 160ms ease-out;
  }

  @keyframes rise {
    from { opacity: 0; transform: translateY(-8px); }
  }
`;
