import { type ReactNode, useId, useMemo } from 'react';

import type { LifecycleState } from '../../model/lifecycle.js';

/** What fills the marks of a state, so that colour is not the only difference. */
export type StateFill = (state: LifecycleState) => string | undefined;

/** Fills of the states, and the id their patterns are defined under. */
export function useStatePatterns(): { id: string; fillOf: StateFill } {
  const id = useId();
  return useMemo(
    () => ({
      id,
      fillOf: (state) =>
        state === 'resurrected' || state === 'dormant' ? `url(#${id}-${state})` : undefined,
    }),
    [id],
  );
}

/** Dots for those who came back, stripes for those who went away; the others are solid. */
export function StatePatterns({ id }: { id: string }): ReactNode {
  return (
    <defs>
      <pattern id={`${id}-resurrected`} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect className="uk-life-ink" data-state="resurrected" width={6} height={6} />
        <circle className="uk-life-paper" cx={1.5} cy={1.5} r={1} />
        <circle className="uk-life-paper" cx={4.5} cy={4.5} r={1} />
      </pattern>
      <pattern
        id={`${id}-dormant`}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="uk-life-wash" data-state="dormant" width={6} height={6} />
        <rect className="uk-life-ink" data-state="dormant" width={3} height={6} />
      </pattern>
    </defs>
  );
}

/** A sample of a state's fill. */
export function StateSwatch({
  state,
  fillOf,
}: {
  state: LifecycleState;
  fillOf: StateFill;
}): ReactNode {
  const fill = fillOf(state);
  return (
    <svg className="uk-life-swatch" width={12} height={12} aria-hidden="true">
      <rect
        className="uk-life"
        data-state={state}
        x={0.5}
        y={0.5}
        width={11}
        height={11}
        rx={2.5}
        style={fill ? { fill } : undefined}
      />
    </svg>
  );
}
