import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import {
  type ConditionDraft,
  conditionOf,
  draftCondition,
  filterOf,
  isCondition,
  partsOf,
  startCondition,
} from '../../hooks/filter-draft.js';
import type { CatalogProperty } from '../../model/catalog.js';
import type { Filter } from '../../model/filter.js';
import { ConditionForm } from './ConditionForm.js';
import { FilterPill } from './FilterPill.js';
import { PlusIcon } from './icons.js';
import { PickerList } from './Picker.js';
import { propertyItems, typesOf } from './property-items.js';

export interface FilterEditorProps {
  /** All its parts must hold. Combinations inside it are shown and kept, but not edited. */
  value: Filter | undefined;
  onChange(filter: Filter | undefined): void;
  /** What can be filtered by: the catalog's properties. Fields of the event are offered too. */
  properties: readonly CatalogProperty[];
}

/** What the popover shows: the properties to choose from, or the condition at a place. */
interface Open {
  at: number;
  /** Null while the property is chosen. */
  draft: ConditionDraft | null;
  /** The condition is valid and in the filter. */
  inFilter: boolean;
}

/** The pill at a place, or the button that adds one. */
function elementIn(root: HTMLElement | null, at: string | undefined): HTMLElement | null {
  return (
    root?.querySelector<HTMLElement>(`[data-at="${at}"]`) ??
    root?.querySelector('[data-add]') ??
    null
  );
}

/** A typed text is taken when nothing is typed for so long. */
const idleMs = 150;

/** Conditions as pills, and a button that adds one. What is chosen applies at once. */
export function FilterEditor({ value, onChange, properties }: FilterEditorProps): ReactNode {
  const { messages, format } = useAnalyticsContext('FilterEditor');
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const focusAfter = useRef<number | null>(null);
  const wasLeft = useRef(false);
  const returnTo = useRef<string | null>(null);
  const parts = partsOf(value);

  // The popover stands at the pill it is about, wherever that has moved to.
  const anchor = useRef({
    getBoundingClientRect: () =>
      elementIn(root.current, root.current?.dataset['open'])?.getBoundingClientRect() ??
      new DOMRect(),
  });

  // The pill that was removed takes the focus with it: it goes to the one in its place.
  useEffect(() => {
    if (focusAfter.current === null) return;
    const all = root.current?.querySelectorAll<HTMLElement>('[data-remove]') ?? [];
    (
      all[Math.min(focusAfter.current, all.length - 1)] ?? elementIn(root.current, undefined)
    )?.focus();
    focusAfter.current = null;
  }, [value]);

  const edit = (draft: ConditionDraft, { at, inFilter }: Open) => {
    clearTimeout(typing.current);
    typing.current = undefined;
    const condition = conditionOf(draft, typesOf(properties, draft.property));
    if (condition) {
      onChange(filterOf(parts.toSpliced(at, inFilter ? 1 : 0, condition)));
    } else if (inFilter) {
      onChange(filterOf(parts.toSpliced(at, 1)));
    }
    setOpen({ at, draft, inFilter: condition !== null });
  };
  const latestEdit = useRef(edit);
  useEffect(() => {
    latestEdit.current = edit;
  });
  const change = (draft: ConditionDraft, isTyping: boolean) => {
    if (!open) return;
    if (!isTyping) return edit(draft, open);
    const next = { ...open, draft };
    setOpen(next);
    clearTimeout(typing.current);
    typing.current = setTimeout(() => latestEdit.current(draft, next), idleMs);
  };
  const flush = () => {
    if (open?.draft && typing.current !== undefined) edit(open.draft, open);
  };
  const close = () => {
    flush();
    returnTo.current = open ? String(open.at) : null;
    setOpen(null);
  };
  const choose = (property: string) => {
    const draft = startCondition(property, typesOf(properties, property));
    setOpen({ at: parts.length, draft, inFilter: false });
  };
  const toggle = (at: number) => {
    const part = parts[at];
    if (open?.at === at || !part || !isCondition(part)) return close();
    flush();
    setOpen({ at, draft: draftCondition(part), inFilter: true });
  };
  const add = () => {
    if (open && !open.draft) return close();
    flush();
    setOpen({ at: parts.length, draft: null, inFilter: false });
  };
  const remove = (at: number, text: string) => {
    setOpen(null);
    returnTo.current = null;
    focusAfter.current = at;
    setSaid(messages.filterRemoved(text));
    onChange(filterOf(parts.toSpliced(at, 1)));
  };

  const pills: (Filter | ConditionDraft)[] =
    open?.draft && !open.inFilter ? parts.toSpliced(open.at, 0, open.draft as never) : parts;
  return (
    <Popover.Root open={open !== null} onOpenChange={(next) => (next ? undefined : close())}>
      <div
        ref={root}
        className="uk-filters"
        role="group"
        aria-label={messages.filters}
        data-open={open?.at}
      >
        {pills.map((part, at) => (
          <FilterPill
            // oxlint-disable-next-line react/no-array-index-key -- a condition is its place
            key={at}
            at={at}
            part={part}
            isOpen={open?.at === at}
            onOpen={() => toggle(at)}
            onRemove={(text) => remove(at, text)}
          />
        ))}
        <button
          type="button"
          className="uk-pill"
          data-add=""
          aria-haspopup="dialog"
          aria-expanded={open !== null && open.draft === null}
          onClick={add}
        >
          <PlusIcon />
          {messages.addFilter}
        </button>
        <div className="uk-hidden" role="status">
          {said}
        </div>
      </div>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-picker"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.filterBy}
          onInteractOutside={(event) => {
            // A click on a pill is that pill's own to answer.
            if (root.current?.contains(event.target as Node)) event.preventDefault();
            else wasLeft.current = true;
          }}
          onOpenAutoFocus={(event) => (open?.draft ? event.preventDefault() : undefined)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Whoever went on to something else has the focus there.
            if (returnTo.current && !wasLeft.current)
              elementIn(root.current, returnTo.current)?.focus();
            wasLeft.current = false;
          }}
        >
          {open?.draft ? (
            <ConditionForm
              key={`${open.at} ${open.draft.property}`}
              draft={open.draft}
              types={typesOf(properties, open.draft.property)}
              onChange={change}
              onDone={close}
            />
          ) : open ? (
            <PickerList
              label={messages.filterBy}
              items={propertyItems(properties, messages, format)}
              chosen={[]}
              onChoose={choose}
              words={messages}
            />
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
