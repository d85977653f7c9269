import type { ComponentProps, ReactNode } from 'react';

import { AnalyticsProvider } from '../src/index.js';
import type { AnalyticsSource, Filter } from '../src/query.js';
import { now, product } from './product.js';

/** Settings that find nothing, with a filter that can be removed. */
export const noneInRange = {
  range: { start: Date.UTC(2020, 0, 1), end: Date.UTC(2020, 0, 15) },
  where: { property: 'country', op: 'eq', value: 'Spain' } satisfies Filter,
};

/** Stopped early, having read a part of its events. */
export const partial: AnalyticsSource = {
  ...product,
  id: 'partial',
  run: async (query, options) => {
    const rows = await product.run(query, options);
    return { ...rows, meta: { ...rows.meta, sampledShare: 0.1, exact: false, truncated: true } };
  },
};

type PageProps = Omit<ComponentProps<typeof AnalyticsProvider>, 'asOf'> & {
  /** In pixels. Default: all there is. */
  width?: number | undefined;
};

/** A page at the time of the product's data. */
export function Page({ width, ...provider }: PageProps): ReactNode {
  return (
    <div style={width ? { inlineSize: width } : undefined}>
      <AnalyticsProvider {...provider} asOf={now} />
    </div>
  );
}

/** A page in Arabic: words run from right to left, time from left to right. */
export function RightToLeftPage(props: Omit<PageProps, 'width'>): ReactNode {
  return (
    <div dir="rtl">
      <AnalyticsProvider {...props} asOf={now} locale="ar-EG" />
    </div>
  );
}

/** Settings a host keeps, to be seen. */
export function Settings({ value }: { value: object }): ReactNode {
  return (
    <pre style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {JSON.stringify(value)}
    </pre>
  );
}
