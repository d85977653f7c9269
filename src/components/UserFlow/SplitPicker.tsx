import { type ReactNode, useEffect, useRef } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { pageCatalog, useCatalog } from '../../hooks/useCatalog.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { PickerList } from '../parts/Picker.js';
import { propertyItems } from '../parts/property-items.js';

interface SplitPickerProps {
  chosen: string | null;
  onChoose(property: string): void;
}

const fields = ['$user', '$authenticatedUser', '$account', '$kind'];

/** Chooses the property a node is broken down by. */
export function SplitPicker({ chosen, onChoose }: SplitPickerProps): ReactNode {
  const { format } = useAnalyticsContext('SplitPicker');
  const messages = useToolMessages(userFlowMessages, 'SplitPicker');
  const { data } = useCatalog(pageCatalog);
  const picker = useRef<HTMLDivElement>(null);
  useEffect(() => picker.current?.querySelector('input')?.focus(), []);
  return (
    <div ref={picker} className="uk-picker uk-flow-menu-picker">
      <PickerList
        label={messages.breakDown}
        items={propertyItems(data?.properties ?? [], messages, format, fields)}
        chosen={chosen === null ? [] : [chosen]}
        onChoose={onChoose}
        words={messages}
      />
    </div>
  );
}
