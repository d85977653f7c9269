import type { RootProps } from './ResultCard.js';

/** Of what a component was given, the attributes that belong on its root element. */
export function rootProps(props: object): RootProps {
  const passed = Object.entries(props).filter(
    ([key, value]) => /^(ref|id|style|data-.*)$/.test(key) && value !== undefined,
  );
  return Object.fromEntries(passed) as RootProps;
}
