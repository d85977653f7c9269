import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { Numbers } from './useNumbers.js';

/** What can be done with the number someone opened. */
export function NumberMenu({ numbers }: { numbers: Numbers }): ReactNode {
  const { messages, direction } = useAnalyticsContext('NumberMenu');
  const { open, close, clear } = numbers;
  const [last, setLast] = useState(open);
  if (open && open !== last) setLast(open);
  const label = last?.number.label ?? '';
  const anchor = useMemo(() => ({ current: last?.at ?? null }), [last]);
  return (
    <Popover.Root open={open !== null} onOpenChange={(next) => (next ? undefined : close())}>
      {last ? <Popover.Anchor virtualRef={anchor} /> : null}
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-number-menu"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            (last?.at as HTMLElement | SVGElement | undefined)?.focus();
          }}
        >
          <div className="uk-number-menu-title">{label}</div>
          <button
            type="button"
            className="uk-item uk-item-button"
            onClick={() => {
              close();
              clear();
            }}
          >
            {messages.clearSelection}
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
