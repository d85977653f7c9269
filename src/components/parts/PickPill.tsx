import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { PillText } from './Menu.js';
import { Picker, type PickerItem } from './Picker.js';

interface PickPillProps {
  /** What is chosen, e.g. "Split by". */
  label: string;
  /** Text of the current choice. */
  current: string;
  value: string;
  items: readonly PickerItem[];
  onChoose(id: string): void;
  /** The choice alone says what it is of. */
  isClear?: boolean;
  /** Nothing is chosen. */
  isUnset?: boolean;
}

/** A pill that opens a searchable list of which one is chosen. */
export function PickPill(props: PickPillProps): ReactNode {
  const { label, current, value, items, onChoose, isClear = false, isUnset = false } = props;
  const { messages } = useAnalyticsContext('PickPill');
  return (
    <Picker
      label={label}
      items={items}
      chosen={[value]}
      onChoose={onChoose}
      words={messages}
      trigger={
        <button type="button" className="uk-pill">
          <PillText label={label} value={current} isClear={isClear} isUnset={isUnset} />
        </button>
      }
    />
  );
}
