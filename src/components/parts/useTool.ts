import { changed } from '../../hooks/changed.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { AnyQuery } from '../../model/query.js';
import { useControlled } from './useControlled.js';

/** Settings of a reader, as every tool takes them. */
interface SettingsProps<V extends object> {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: V;
  /** Settings to start with. */
  defaultValue?: Partial<V>;
  onValueChange?(value: V): void;
}

/** What every tool takes beside what its card takes. */
export interface ToolProps<V extends object, Q extends AnyQuery>
  extends SettingsProps<V>, LinkOptions {
  /** An answer to draw, with its question, as `analyticsQueryOptions` caches it; then nothing is asked. */
  data?: GivenAnswer<Q>;
}

/** Changes some settings; those that become undefined are left out. */
export type SetSome<V extends object> = (change: { [K in keyof V]?: V[K] | undefined }) => void;

interface Tool<V extends object, Rest> {
  value: V;
  setValue(value: V): void;
  set: SetSome<V>;
  /** Its place among the others of a page. */
  place: LinkOptions;
  /** What is left of the props. */
  rest: Rest;
}

type Taken = 'value' | 'defaultValue' | 'onValueChange' | 'linked' | 'onSelect';

/** A tool's settings, from the host or its own, apart from the rest of its props. */
export function useTool<V extends object, P extends SettingsProps<V> & LinkOptions>(
  props: P,
  start: V,
): Tool<V, Omit<P, Taken>> {
  const { value: given, defaultValue, onValueChange, linked, onSelect, ...rest } = props;
  const [value, setValue] = useControlled<V>(
    given,
    () => ({ ...start, ...defaultValue }),
    onValueChange,
  );
  return {
    value,
    setValue,
    set: (change) => setValue(changed(value, change)),
    place: { linked, onSelect },
    rest,
  };
}
