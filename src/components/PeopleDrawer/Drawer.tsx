import * as Popover from '@radix-ui/react-popover';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useOnlyOpen } from '../../hooks/people-open.js';
import type { RootProps } from '../parts/ResultCard.js';

interface DrawerProps extends RootProps {
  /** What is in it, for people who do not see where it opened. */
  label: string;
  onClose(): void;
  /** Where the focus goes when it closes. Default: where it was. */
  opener?: Element | null | undefined;
  children: ReactNode;
}

/** A drawer at the end of the window. The page behind it can still be read and used. */
export function Drawer(props: DrawerProps): ReactNode {
  return (
    <Popover.Root open modal={false}>
      <Popover.Portal>
        <Panel {...props} />
      </Popover.Portal>
    </Popover.Root>
  );
}

const tabbable = 'a[href], button, input, select, textarea, [tabindex]';

/** What Tab stops at, in order. */
function stopsIn(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(tabbable)].filter(
    (element) =>
      element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility(),
  );
}

const focusOn = (element: Element | null | undefined): void => {
  if (element?.isConnected) (element as HTMLElement | SVGElement).focus({ preventScroll: true });
};

function Panel({ label, onClose, opener, children, className, ref, ...root }: DrawerProps) {
  const { direction } = useAnalyticsContext('PeopleDrawer');
  const panel = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useOnlyOpen(onClose);
  useLayoutEffect(() => {
    const element = panel.current;
    cameFrom.current = opener ?? document.activeElement;
    focusOn(element);
    return () => {
      const { activeElement } = document;
      const hadFocus = activeElement === document.body || element?.contains(activeElement);
      if (!hadFocus) return;
      // Once it is gone, and not when React only tries out whether it could be.
      setTimeout(() => {
        if (!element?.isConnected) focusOn(cameFrom.current);
      });
    };
  }, [opener]);

  // Where nothing has the focus, as after a button that went away, Esc is meant for the drawer before the page.
  useEffect(() => {
    const onEscape = (event: Event & { key?: string }) => {
      const isFree = document.activeElement === document.body;
      if (event.key !== 'Escape' || !isFree || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('keydown', onEscape, true);
    return () => document.removeEventListener('keydown', onEscape, true);
  }, [onClose]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // The chart it was opened from has keys of its own.
    event.stopPropagation();
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
    // It stands at the end of the document: from its ends, Tab leads back to where it was opened.
    const stops = stopsIn(event.currentTarget);
    const isAtEnd = event.shiftKey
      ? event.target === stops[0] || event.target === event.currentTarget
      : event.target === stops.at(-1);
    if (!isAtEnd || !cameFrom.current?.isConnected || cameFrom.current === document.body) return;
    event.preventDefault();
    focusOn(cameFrom.current);
  };
  return (
    <div
      {...root}
      ref={(element) => {
        panel.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref) ref.current = element;
      }}
      className={['uk-root uk-people uk-drawer', className].filter(Boolean).join(' ')}
      dir={direction}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
