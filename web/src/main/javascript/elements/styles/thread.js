import {css} from 'lit';

/** An open conversation: who it is with, what was said, and the input. */
export const thread = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
    min-inline-size: 0;
    position: relative;
  }

  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: none;
    block-size: 68px;
    padding-inline: 20px;
    border-block-end: 1px solid var(--line);
  }

  .narrow .head,
  .head.narrow {
    padding-inline: 6px 16px;
    gap: 8px;
  }

  .who {
    min-inline-size: 0;
  }

  .who h2 {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-weight: 620;
    font-size: 16px;
    line-height: 1.3;
  }

  .who p {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-size: 13px;
    line-height: 1.35;
    color: var(--muted);
  }

  .end {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    flex: none;
    margin: 0 20px;
    padding: 10px 16px;
    border-radius: 12px;
    background: var(--raised);
    color: var(--muted);
    font-size: 14px;
    text-align: center;
  }

  .end .icon {
    inline-size: 18px;
    block-size: 18px;
  }
`;
