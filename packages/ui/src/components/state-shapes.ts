import type { TaskInstanceState } from '@leeward/contracts/states';

export type StateName = TaskInstanceState | 'none';

interface StateShape {
  solid: boolean;
  outline: string;
  sign?: string;
  dashed?: boolean;
}

/** A shape of its own for each state, so that none is told by colour alone. Drawn in a box of 16 by 16. */
export const stateShapes: Record<StateName, StateShape> = {
  success: { solid: true, outline: circle(), sign: 'M4.7 8.3l2.2 2.3 4.4-4.8' },
  failed: { solid: true, outline: 'M2 2h12v12H2z', sign: 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4' },
  running: { solid: true, outline: circle(), sign: 'M6.6 5.2l4.2 2.8-4.2 2.8z' },
  queued: { solid: false, outline: circle(), sign: 'M8 4.8V8l2.2 1.6' },
  scheduled: { solid: false, outline: 'M2.5 3.5h11v10h-11z', sign: 'M2.5 6.5h11M5.5 2v3M10.5 2v3' },
  none: { solid: false, outline: circle(), dashed: true },
  skipped: { solid: true, outline: circle(), sign: 'M4.8 5.2L7.6 8l-2.8 2.8M8.4 5.2L11.2 8l-2.8 2.8' },
  upstream_failed: { solid: true, outline: 'M8 1.2L15.2 14H.8z', sign: 'M8 6v3.6M8 11.4v.6' },
  up_for_retry: { solid: false, outline: 'M13.6 8A5.6 5.6 0 1 1 11.4 3.5', sign: 'M8.6 3.9l3.2-.2-.2-3' },
  up_for_reschedule: { solid: true, outline: 'M8 .8L15.2 8 8 15.2.8 8z', sign: 'M8 4.8V8l2 1.2' },
  deferred: { solid: true, outline: circle(), sign: 'M6.2 5.2v5.6M9.8 5.2v5.6' },
  awaiting_input: { solid: true, outline: circle(), sign: 'M6.2 6.3a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.7.5-.7 1M8 11.3v.4' },
  restarting: {
    solid: false,
    outline: 'M2.4 8A5.6 5.6 0 0 1 13 5.4M13.6 8A5.6 5.6 0 0 1 3 10.6',
    sign: 'M13.2 2.4v3h-3M2.8 13.6v-3h3',
  },
  removed: { solid: false, outline: circle(), sign: 'M5 8h6' },
};

function circle(): string {
  return 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8z';
}

/**
 * The states' pictures as CSS images in the colours that the theme has now, `--icon-STATE`: a background costs a grid of thousands of
 * cells a tenth of what elements of its own would.
 */
export function stateImages(): Record<string, string> {
  const style = getComputedStyle(document.documentElement);
  const ground = style.getPropertyValue('--panel-ground').trim();
  return Object.fromEntries(
    Object.entries(stateShapes).map(([state, shape]) => [
      `--icon-${state}`,
      `url("data:image/svg+xml,${encodeURIComponent(svgOf(state as StateName, shape, style.getPropertyValue(`--state-${state}`).trim(), ground))}")`,
    ]),
  );
}

function svgOf(state: StateName, { solid, outline, sign, dashed }: StateShape, colour: string, ground: string): string {
  const round = 'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"';
  const dashes = dashed ? ' stroke-dasharray="2.4 2.2"' : '';
  const shape = `<path d="${outline}" fill="${solid ? colour : 'none'}" stroke="${colour}" ${round}${dashes}/>`;
  const inner =
    sign === undefined
      ? ''
      : `<path d="${sign}" fill="${state === 'running' ? ground : 'none'}" stroke="${solid ? ground : colour}" ${round}/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${shape}${inner}</svg>`;
}
