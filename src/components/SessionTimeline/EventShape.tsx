import type { ReactNode } from 'react';

/** Kinds that have a shape of their own; another kind is a circle in grey. */
const shapes: Record<string, ReactNode> = {
  event: <circle cx="6" cy="6" r="5" />,
  pageView: <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" />,
  request: <path d="M6 .2L11.8 6 6 11.8.2 6z" />,
  exception: <path d="M6 .8L11.9 11H.1z" />,
  dependency: <path d="M3.2 1.2h5.6L11.6 6 8.8 10.8H3.2L.4 6z" />,
};

interface EventShapeProps {
  kind: string;
  /** It belongs to no session: an outline. */
  isHollow?: boolean;
}

/** The mark of an event: its kind by shape and colour. It says nothing to people who do not see it; its row does. */
export function EventShape({ kind, isHollow = false }: EventShapeProps): ReactNode {
  return (
    <svg
      className="uk-timeline-shape"
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="-2 -2 16 16"
      data-kind={Object.hasOwn(shapes, kind) ? kind : 'other'}
      data-hollow={isHollow ? '' : undefined}
    >
      {Object.hasOwn(shapes, kind) ? shapes[kind] : shapes['event']}
    </svg>
  );
}
