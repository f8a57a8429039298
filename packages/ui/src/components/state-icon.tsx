import { stateNames } from '../texts.ts';
import classes from './state.module.css';
import { type StateName, stateShapes } from './state-shapes.ts';

export type { StateName };

export interface StateIconProps {
  state: StateName;
  size?: number;
  /** Says the state to those who do not see it; left out where a text beside it does. */
  labelled?: boolean;
}

export function StateIcon({ state, size = 14, labelled = false }: StateIconProps) {
  const { solid, outline, sign, dashed } = stateShapes[state];
  const colour = `var(--state-${state})`;
  return (
    <>
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        className={classes.icon}
        data-state={state}
        aria-hidden="true"
      >
        <path
          d={outline}
          fill={solid ? colour : 'none'}
          stroke={colour}
          strokeWidth={1.6}
          strokeLinejoin="round"
          strokeLinecap="round"
          {...(dashed ? { strokeDasharray: '2.4 2.2' } : {})}
        />
        {sign === undefined ? null : (
          <path
            d={sign}
            fill={state === 'running' ? 'var(--panel-ground)' : 'none'}
            stroke={solid ? 'var(--panel-ground)' : colour}
            strokeWidth={1.6}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        )}
      </svg>
      {labelled ? <span className="visually-hidden">{stateNames[state]}</span> : null}
    </>
  );
}

export function StateLabel({ state, detail }: { state: StateName; detail?: string | undefined }) {
  return (
    <span className={classes.label} data-state={state} style={{ color: `var(--state-${state})` }}>
      <StateIcon state={state} />
      {stateNames[state]}
      {detail === undefined ? null : <span className={classes.detail}>{detail}</span>}
    </span>
  );
}
