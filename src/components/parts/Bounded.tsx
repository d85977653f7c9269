import { Component, type ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { AnalyticsError, isAnalyticsError } from '../../model/errors.js';
import type { Messages } from '../../model/messages.js';
import { ErrorState } from './State.js';

interface BoundedProps {
  /** The component, as it is named in code. */
  name: string;
  /** Height of what stands in its place. */
  height?: number;
  children: ReactNode;
}

/** Keeps a component's failure to itself: the rest of the page goes on. */
export function Bounded({ name, height = 240, children }: BoundedProps): ReactNode {
  const { messages } = useAnalyticsContext(name);
  return (
    <Boundary messages={messages} height={height}>
      {children}
    </Boundary>
  );
}

interface BoundaryProps {
  messages: Messages;
  height: number;
  children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { messages, height, children } = this.props;
    if (error === null) return children;
    const told = isAnalyticsError(error)
      ? error
      : new AnalyticsError('component/failed', String(error), { cause: error });
    return (
      <div className="uk-root uk-card" data-state="error">
        <ErrorState
          error={told}
          messages={messages}
          height={height}
          onRetry={() => this.setState({ error: null })}
        />
      </div>
    );
  }
}
