import { type ReactNode, type RefObject, useMemo, useState } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { type LinkedSelection, useLinkedSelection } from '../../hooks/useLinkedSelection.js';
import { useUsersBehind } from '../../hooks/useUsersBehind.js';
import { canonicalJson } from '../../model/canonical.js';
import { behindCount } from '../../model/people-menu-messages.js';
import { queryBarMessages } from '../../model/query-bar-messages.js';
import { CaretIcon, CloseIcon } from '../parts/icons.js';
import { NumberMenu } from '../parts/NumberMenu.js';
import type { Numbers } from '../parts/useNumbers.js';

interface SelectionChipProps {
  /** Takes the focus when the chip goes. */
  bar: RefObject<HTMLElement | null>;
  className: string | undefined;
}

type Selected = NonNullable<LinkedSelection['selected']>;

/** Whom the page is narrowed to, with how many they are: opens what can be done with them, × shows everybody again. */
export function SelectionChip(props: SelectionChipProps): ReactNode {
  const { selected, clear } = useLinkedSelection();
  if (!selected) return null;
  return <Chip {...props} selected={selected} clear={clear} />;
}

function Chip({
  selected,
  clear,
  bar,
  className,
}: SelectionChipProps & { selected: Selected; clear(): void }): ReactNode {
  const { format } = useAnalyticsContext('QueryBar');
  const messages = useToolMessages(queryBarMessages, 'QueryBar');
  const { selection, label } = selected;
  const { data } = useUsersBehind(selection, { limit: 1 });
  const total = data?.total ?? null;
  const counted = total === null ? '' : behindCount(total, selection, format);
  const [at, setAt] = useState<Element | null>(null);
  const remove = () => {
    clear();
    bar.current?.querySelector<HTMLElement>('.uk-pill')?.focus();
  };
  const open = useMemo(
    () => at && { number: { selection, rolling: null, label, count: total }, at },
    [at, selection, label, total],
  );
  const numbers: Numbers = {
    open,
    close: () => setAt(null),
    clear: remove,
    isPicked: (part) => canonicalJson(part) === canonicalJson(selection),
    pick: () => undefined,
  };
  const text = messages.filteredBy(label);
  return (
    <div
      className={['uk-query-selection', className].filter(Boolean).join(' ')}
      role="group"
      aria-label={messages.selectedOnPage}
    >
      <button
        type="button"
        className="uk-query-selected"
        title={text}
        aria-haspopup="dialog"
        aria-label={messages.openSelected(label, counted)}
        onClick={(event) => setAt(event.currentTarget)}
      >
        <span className="uk-query-selected-text" title={text}>
          {text}
        </span>
        {counted ? <b>{counted}</b> : null}
        <CaretIcon />
      </button>
      <button
        type="button"
        data-remove=""
        aria-label={messages.clearSelection}
        title={messages.clearSelection}
        onClick={remove}
      >
        <CloseIcon />
      </button>
      <NumberMenu numbers={numbers} />
    </div>
  );
}
