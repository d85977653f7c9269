import * as Popover from '@radix-ui/react-popover';
import { type ReactNode, useId } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { maxNodesPerStep } from '../../hooks/flow-edit.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { CatalogResult } from '../../model/catalog.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { PillText } from '../parts/Menu.js';
import { Select } from '../parts/Select.js';
import { RewriteRules } from './RewriteRules.js';
import type { UserFlowValue } from './tool.js';

interface NodeOptionsProps {
  value: UserFlowValue;
  catalog: CatalogResult | undefined;
  onChange(value: UserFlowValue): void;
}

const offered = [3, 5, 8, 10, 15, 20, 30, maxNodesPerStep];
const fields = ['$kind', '$user', '$account'];

/** How events become nodes: by what they are named, how many in each step, repeats, and rules that rename. */
export function NodeOptions({ value, catalog, onChange }: NodeOptionsProps): ReactNode {
  const { format, direction } = useAnalyticsContext('NodeOptions');
  const messages = useToolMessages(userFlowMessages, 'NodeOptions');
  const id = useId();
  const { node = '$event', nodesPerStep = 5, collapseRepeats = true, rewrite = [] } = value;
  const set = (change: Parameters<typeof changed<UserFlowValue>>[1]) =>
    onChange(changed(value, change));
  const nameOf = (property: string) =>
    property === '$event' ? messages.eventNames : messages.property(property);
  const properties = [
    ...new Set([
      '$event',
      ...(catalog?.properties ?? []).map(({ property }) => property),
      ...fields,
      node,
    ]),
  ];
  const counts = [...new Set([...offered, nodesPerStep])].toSorted((a, b) => a - b);
  return (
    <Popover.Root>
      <Popover.Trigger className="uk-pill">
        <PillText
          label={messages.flowNodes}
          value={messages.flowNodesChosen(nameOf(node), nodesPerStep, format)}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="uk-root uk-popup uk-flow-options"
          dir={direction}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={messages.flowNodes}
        >
          <div className="uk-flow-option">
            <label htmlFor={`${id}-as`}>{messages.showAs}</label>
            <Select
              id={`${id}-as`}
              value={node}
              onChange={({ target }) =>
                set({ node: target.value === '$event' ? undefined : target.value })
              }
            >
              {properties.map((property) => (
                <option key={property} value={property}>
                  {nameOf(property)}
                </option>
              ))}
            </Select>
          </div>
          <div className="uk-flow-option">
            <label htmlFor={`${id}-count`}>{messages.perStep}</label>
            <Select
              id={`${id}-count`}
              value={nodesPerStep}
              onChange={({ target }) => set({ nodesPerStep: Number(target.value) })}
            >
              {counts.map((count) => (
                <option key={count} value={count}>
                  {format.number(count)}
                </option>
              ))}
            </Select>
          </div>
          <label className="uk-check">
            <input
              type="checkbox"
              checked={collapseRepeats}
              onChange={({ target }) =>
                set({ collapseRepeats: target.checked ? undefined : false })
              }
            />
            {messages.collapseRepeats}
          </label>
          <div className="uk-separator" />
          <RewriteRules
            rules={rewrite}
            node={node}
            events={catalog?.events ?? []}
            onChange={(rules) => set({ rewrite: rules.length > 0 ? rules : undefined })}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
