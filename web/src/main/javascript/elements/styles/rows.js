import {css} from 'lit';

/** Rows with a picture: of the list of conversations, and of the picker. */
export const rows = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }

  .rows {
    position: relative;
    margin-inline: 10px;
  }

  .rows > * {
    position: absolute;
    inset-inline: 0;
    block-size: 76px;
    padding-block: 2px;
  }

  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    block-size: 100%;
    padding-inline: 10px;
    border-radius: 14px;
    transition: background var(--quick);
  }

  .row:hover {
    background: var(--hover);
  }

  .row[aria-current='true'] {
    background: var(--chosen);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .lines {
    display: grid;
    gap: 3px;
    min-inline-size: 0;
  }

  /* Beside its picture, whichever way its own script runs. */
  .lines [dir='auto'] {
    text-align: match-parent;
  }

  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }

  .name,
  .preview {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .name {
    font-weight: 550;
  }

  .time {
    flex: none;
    font-size: 12.5px;
    color: var(--muted);
  }

  .preview {
    font-size: 14px;
    color: var(--muted);
  }

  .unread .name {
    font-weight: 680;
  }

  .unread .preview {
    color: var(--text);
    font-weight: 500;
  }

  .unread .time {
    color: var(--accent);
    font-weight: 600;
  }

  .count {
    flex: none;
    min-inline-size: 20px;
    padding: 0 6px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
    font-size: 12px;
    font-weight: 650;
    line-height: 20px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .tag {
    flex: none;
    max-inline-size: 60%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 12.5px;
    color: var(--muted);
  }

  .ended .name {
    color: var(--muted);
  }

  .act {
    color: var(--muted);
    opacity: 0.7;
    transition: color var(--quick), opacity var(--quick);
  }

  .row:hover .act,
  .row:focus-visible .act {
    color: var(--accent);
    opacity: 1;
  }

  .contact {
    grid-template-columns: auto minmax(0, 1fr) auto;
  }

  .skeleton {
    padding-inline: 20px;
  }

  .skeleton .row {
    block-size: 76px;
    padding: 0;
  }

  .skeleton .row:hover {
    background: none;
  }

  .round {
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
  }

  .short,
  .long {
    block-size: 11px;
    margin-block: 3px;
    inline-size: 45%;
  }

  .long {
    inline-size: 80%;
  }

  .find {
    position: relative;
    flex: none;
    margin: 0 16px 10px;
    color: var(--muted);
  }

  .find .icon {
    position: absolute;
    inset-block-start: 11px;
    inset-inline-start: 12px;
    inline-size: 18px;
    block-size: 18px;
    pointer-events: none;
  }

  .find input {
    inline-size: 100%;
    block-size: 40px;
    padding-inline: 38px 12px;
    border-radius: 12px;
    background: var(--raised);
    color: var(--text);
  }

  .find input::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .find input::-webkit-search-cancel-button {
    display: none;
  }
`;
