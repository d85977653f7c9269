import { type FromWorker, protocolVersion } from './protocol.js';

/** A worker that said hello. */
export interface StartedWorker {
  worker: Worker;
  /** Held by the worker while it runs; null where there are no locks. */
  lock: string | null;
}

/** A file that starts and is silent for so long does not speak our protocol. */
const helloMs = 20_000;

/** Why no worker runs. */
export class NoWorker extends Error {}

async function helloOf(worker: Worker): Promise<StartedWorker> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        // A worker of the host's own may say other things, too.
        if (data?.type !== 'hello') return;
        const { version, lock } = data;
        if (version === protocolVersion) resolve({ worker, lock });
        else {
          const versions = `${version} instead of ${protocolVersion}`;
          reject(new NoWorker(`it is of another version of usagekit (protocol ${versions})`));
        }
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(
          new NoWorker(
            event.message ||
              'its file could not be loaded (not found, or a CSP without worker-src)',
          ),
        );
      };
      timer = setTimeout(() => {
        reject(
          new NoWorker(`it said nothing for ${helloMs / 1000} s: does its file call serveEvents?`),
        );
      }, helloMs);
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Starts a worker and waits until it says hello. `signal` gives it up.
 *
 * @throws NoWorker with the reason; `source/aborted`
 */
export async function startWorker(
  create: () => Worker,
  signal: AbortSignal,
): Promise<StartedWorker> {
  if (typeof Worker !== 'function') throw new NoWorker('this browser has no Worker');
  let worker: Worker;
  try {
    worker = create();
  } catch (cause) {
    throw new NoWorker(String(cause), { cause });
  }
  let stop = () => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([helloOf(worker), stopped]);
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
