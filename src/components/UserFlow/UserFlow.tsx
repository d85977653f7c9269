'use client';
import type { ReactNode } from 'react';

import { Bounded } from '../parts/Bounded.js';
import { FlowTool } from './FlowTool.js';
import type { UserFlowProps } from './tool.js';

/**
 * What people do before and after something: steps as columns, what they did as nodes, how many went from one to the next
 * as links, with those who ended there. Nodes can be hidden, opened, broken down and started from; the paths of the users
 * of a node are lit. Its twin is a table of the most frequent whole paths.
 */
export function UserFlow(props: UserFlowProps): ReactNode {
  return (
    <Bounded name="UserFlow" height={440}>
      <FlowTool {...props} />
    </Bounded>
  );
}
