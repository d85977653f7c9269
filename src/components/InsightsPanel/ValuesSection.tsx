import type { ReactNode } from 'react';

import { naturalOrder, orderValues, type ValueOrder } from '../../geometry/insights.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { insightsPanelMessages } from '../../model/insights-panel-messages.js';
import type { InsightsQuery, InsightsResult, ResolvedInsightsQuery } from '../../model/insights.js';
import { PillMenu } from '../parts/Menu.js';
import type { DerivedNumbers } from '../parts/useDerivedNumbers.js';
import { Section } from './Section.js';
import type { InsightsPanelValue } from './tool.js';
import { ValueGrid } from './ValueGrid.js';

interface ValuesSectionProps {
  data: InsightsResult;
  resolved: ResolvedInsightsQuery;
  value: InsightsPanelValue;
  onChange(change: { [K in keyof InsightsPanelValue]?: InsightsPanelValue[K] | undefined }): void;
  numbers: DerivedNumbers<InsightsQuery> | null;
}

/** Values shown until all are asked for. */
const firstShown = 8;
/** Id of "any" in the list of properties; no property has an empty name. */
const anyProperty = '';
const orders: ValueOrder[] = ['change', 'share'];

/** Values of properties whose share of the users changed most, or that most users have. */
export function ValuesSection(props: ValuesSectionProps): ReactNode {
  const { data, resolved, value, onChange, numbers } = props;
  const { format } = useAnalyticsContext('ValuesSection');
  const messages = useToolMessages(insightsPanelMessages, 'ValuesSection');
  const natural = naturalOrder(data);
  const order = value.order ?? natural;
  const properties = [...new Set(data.values.map(({ property }) => property))];
  const property =
    value.property !== undefined && properties.includes(value.property)
      ? value.property
      : undefined;
  const values = orderValues(data.values, order, property);
  const shown = value.all ? values : values.slice(0, firstShown);
  const who = messages.headlineName('users', resolved).toLowerCase();
  const title = order === 'change' ? messages.standsOut : messages.inCommon;
  const { minShare, minUsers } = resolved.asked;
  const rule = (order === 'change' ? messages.changeRule : messages.commonRule)(
    minShare,
    minUsers,
    who,
    format,
  );
  return (
    <Section
      title={title}
      text={
        data.values.length > 0 && natural === 'share' ? `${messages.nothingClear} ${rule}` : rule
      }
      name="values"
      controls={
        data.values.length > 0 ? (
          <>
            <PillMenu
              label={messages.insightOrder}
              current={messages.insightOrderName(order)}
              value={order}
              choices={orders.map((each) => ({
                value: each,
                label: messages.insightOrderName(each),
              }))}
              onChoose={(next) => onChange({ order: next })}
            />
            <PillMenu
              label={messages.insightProperty}
              current={
                property === undefined ? messages.insightAnyProperty : messages.property(property)
              }
              value={property ?? anyProperty}
              choices={[
                { value: anyProperty, label: messages.insightAnyProperty },
                ...properties.toSorted().map((each) => ({
                  value: each,
                  label: messages.property(each),
                })),
              ]}
              onChoose={(next) => onChange({ property: next === anyProperty ? undefined : next })}
            />
          </>
        ) : null
      }
    >
      {shown.length > 0 ? (
        <ValueGrid values={shown} users={data.users} who={who} label={title} numbers={numbers} />
      ) : (
        <p className="uk-insight-none">{messages.noCommonValue}</p>
      )}
      {values.length > firstShown ? (
        <button
          type="button"
          className="uk-button"
          data-quiet=""
          aria-expanded={value.all}
          onClick={() => onChange({ all: !value.all })}
        >
          {value.all ? messages.showFewValues : messages.showAllValues(values.length, format)}
        </button>
      ) : null}
    </Section>
  );
}
