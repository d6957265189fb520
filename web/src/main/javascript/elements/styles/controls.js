import {css} from 'lit';

/** Buttons, pictures, skeletons, and what is shown where there is nothing or something failed. */
export const controls = css`
  .icon-button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 12px;
    color: var(--muted);
    transition: background var(--quick), color var(--quick);
  }

  .icon-button:hover {
    background: var(--hover);
    color: var(--text);
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    padding: 8px 18px;
    border-radius: 12px;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 550;
    transition: filter var(--quick);
  }

  .button:hover {
    filter: brightness(1.08);
  }

  .button.quiet {
    background: var(--raised);
    color: var(--text);
  }

  .link {
    color: var(--accent);
    font-weight: 550;
    border-radius: 4px;
    white-space: nowrap;
  }

  .link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .avatar {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    overflow: hidden;
    font-size: 15px;
    font-weight: 600;
    letter-spacing: 0.02em;
    background: color-mix(in srgb, var(--hue) var(--avatar-back), var(--canvas));
    color: color-mix(in srgb, var(--hue) var(--avatar-front), var(--text));
  }

  .avatar.small {
    inline-size: 36px;
    block-size: 36px;
    font-size: 13px;
  }

  .avatar.large {
    inline-size: 72px;
    block-size: 72px;
    font-size: 24px;
  }

  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .hue-0 { --hue: #3f5bd0; }
  .hue-1 { --hue: #0f7b6c; }
  .hue-2 { --hue: #a34a12; }
  .hue-3 { --hue: #8a3ab9; }
  .hue-4 { --hue: #b3316b; }
  .hue-5 { --hue: #41701d; }
  .hue-6 { --hue: #1f6f9f; }
  .hue-7 { --hue: #7c5a00; }
  .gone { --hue: #6b7080; }

  .state {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 6px;
    block-size: 100%;
    min-block-size: 240px;
    padding: 32px 28px 64px;
    text-align: center;
    text-wrap: balance;
  }

  .state .sign {
    display: grid;
    place-items: center;
    inline-size: 64px;
    block-size: 64px;
    margin-block-end: 12px;
    border-radius: 22px;
    background: color-mix(in srgb, var(--accent) 10%, transparent);
    color: var(--accent);
  }

  .state .sign.bad {
    background: color-mix(in srgb, var(--danger) 10%, transparent);
    color: var(--danger);
  }

  .state .sign .icon {
    inline-size: 28px;
    block-size: 28px;
  }

  .state h2 {
    font-size: 17px;
    font-weight: 600;
  }

  .state p {
    max-inline-size: 36ch;
    color: var(--muted);
  }

  .state .button {
    margin-block-start: 16px;
  }

  .hint {
    display: flex;
    align-items: baseline;
    justify-content: center;
    flex-wrap: wrap;
    gap: 2px 10px;
    padding: 10px 16px;
    color: var(--muted);
    font-size: 13px;
    text-align: center;
  }

  .bone {
    display: block;
    border-radius: 8px;
    background: linear-gradient(90deg, var(--raised) 25%, color-mix(in srgb, var(--raised) 55%, var(--canvas)) 50%, var(--raised) 75%)
      0 0 / 300% 100%;
    animation: shimmer 1.6s linear infinite;
  }

  @keyframes shimmer {
    from { background-position: 100% 0; }
    to { background-position: -50% 0; }
  }
`;
