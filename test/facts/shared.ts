import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder of reference data, named by USAGEKIT_SHARED. It is not part of the repository: without the variable the
 * tests that need it are skipped; with it, a missing folder is a failure.
 */
export const sharedFolder = process.env['USAGEKIT_SHARED'];

if (!sharedFolder) {
  console.log('USAGEKIT_SHARED is not set: tests against the reference data are skipped');
} else if (!existsSync(sharedFolder)) {
  throw new Error(`USAGEKIT_SHARED names ${sharedFolder}, which is not there`);
}

export function sharedPath(...parts: string[]): string {
  return join(sharedFolder ?? '', ...parts);
}

export function readShared<T>(...parts: string[]): T {
  return JSON.parse(readFileSync(sharedPath(...parts), 'utf8')) as T;
}
