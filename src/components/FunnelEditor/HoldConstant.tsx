import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import type { CatalogProperty } from '../../model/catalog.js';
import { CloseIcon, PlusIcon } from '../parts/icons.js';
import { Picker } from '../parts/Picker.js';
import { propertyItems } from '../parts/property-items.js';

interface HoldConstantProps {
  value: readonly string[];
  properties: readonly CatalogProperty[];
  why: string | undefined;
  onChange(value: string[]): void;
}

/** Properties whose value must stay the same along the funnel. */
export function HoldConstant({ value, properties, why, onChange }: HoldConstantProps): ReactNode {
  const { messages, format } = useAnalyticsContext('FunnelEditor');
  return (
    <div className="uk-option" role="group" aria-label={`${messages.hold} …`}>
      <span className="uk-editor-label">{messages.hold}</span>
      <div className="uk-hold">
        {value.map((name) => (
          <span key={name} className="uk-hold-pill">
            {messages.property(name)}
            <button
              type="button"
              aria-label={messages.removeProperty(messages.property(name))}
              onClick={() => onChange(value.filter((other) => other !== name))}
            >
              <CloseIcon />
            </button>
          </span>
        ))}
        <Picker
          label={messages.hold}
          items={propertyItems(properties, messages, format, ['$session', '$account'])}
          chosen={value}
          onChoose={(name) => {
            if (!value.includes(name)) onChange([...value, name]);
          }}
          words={messages}
          trigger={
            <button type="button" className="uk-button" data-quiet="" disabled={why !== undefined}>
              <PlusIcon />
              {messages.addProperty}
            </button>
          }
        />
        {why ? <span className="uk-editor-why">{why}</span> : null}
      </div>
    </div>
  );
}
