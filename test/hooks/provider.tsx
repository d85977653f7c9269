import { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import {
  AnalyticsProvider,
  type AnalyticsProviderProps,
} from '../../src/hooks/AnalyticsProvider.js';

/** A wrapper for `renderHook`, with a client of its own so that tests share no cache. */
export function providerOf(props: Omit<AnalyticsProviderProps, 'children'>) {
  const queryClient = new QueryClient();
  return function Wrapper({ children }: { children: ReactNode }): ReactNode {
    return (
      <AnalyticsProvider queryClient={queryClient} {...props}>
        {children}
      </AnalyticsProvider>
    );
  };
}
