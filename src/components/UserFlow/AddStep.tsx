import type { ReactNode } from 'react';

import { PlusIcon } from '../parts/icons.js';

/** A button at an edge of the flow: one step more on that side. */
export function AddStep({ label, onAdd }: { label: string; onAdd(): void }): ReactNode {
  return (
    <button type="button" className="uk-flow-add" aria-label={label} title={label} onClick={onAdd}>
      <PlusIcon />
    </button>
  );
}
