import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { defaultWindow } from '../../model/funnel.js';
import type { Duration } from '../../model/scope.js';
import { PillMenu } from '../parts/Menu.js';

const presets: (Duration | null)[] = [
  { value: 30, unit: 'minute' },
  { value: 1, unit: 'hour' },
  { value: 1, unit: 'day' },
  { value: 7, unit: 'day' },
  { value: 14, unit: 'day' },
  { value: 30, unit: 'day' },
  { value: 90, unit: 'day' },
  null,
];

const idOf = (window: Duration | null): string => JSON.stringify(window);

interface WindowMenuProps {
  value: Duration | null | undefined;
  onChange(window: Duration | null): void;
}

/** How long someone may take from the first step to the last. */
export function WindowMenu({ value = defaultWindow, onChange }: WindowMenuProps): ReactNode {
  const { messages } = useAnalyticsContext('FunnelEditor');
  const labelOf = (window: Duration | null) =>
    window ? messages.length(window) : messages.noWindow;
  const choices = presets.some((preset) => idOf(preset) === idOf(value))
    ? presets
    : [value, ...presets];
  return (
    <PillMenu
      label={messages.window}
      current={labelOf(value)}
      value={idOf(value)}
      choices={choices.map((window) => ({ value: idOf(window), label: labelOf(window) }))}
      onChoose={(id) => onChange(JSON.parse(id) as Duration | null)}
    />
  );
}
