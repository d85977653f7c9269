import type { ReactNode, SelectHTMLAttributes } from 'react';

import { CaretIcon } from './icons.js';

/** The browser's own list of one, in the looks of the other controls. */
export function Select(props: SelectHTMLAttributes<HTMLSelectElement>): ReactNode {
  return (
    <span className="uk-select">
      <select {...props} className="uk-field" />
      <CaretIcon />
    </span>
  );
}
