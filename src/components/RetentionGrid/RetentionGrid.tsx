'use client';
import type { ReactNode } from 'react';

import { Bounded } from '../parts/Bounded.js';
import { RetentionTool } from './RetentionTool.js';
import type { RetentionGridProps } from './tool.js';

/**
 * Who came back after they started: a grid with a group of people a row and time since they started in columns, and the same
 * as curves. Every cell opens the people in it.
 */
export function RetentionGrid(props: RetentionGridProps): ReactNode {
  return (
    <Bounded name="RetentionGrid">
      <RetentionTool {...props} />
    </Bounded>
  );
}
