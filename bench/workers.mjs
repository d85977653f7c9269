import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a file of this folder in a process of its own, so that its CPU time and memory are its own. */
export function inWorker(file, options) {
  return new Promise((done, fail) => {
    const worker = fork(fileURLToPath(new URL(file, import.meta.url)), {
      execArgv: ['--max-old-space-size=12000', '--disable-warning=ExperimentalWarning'],
    });
    let answered = false;
    worker.on('message', ({ result, error }) => {
      answered = true;
      if (error) fail(new Error(`${file}: ${error}`));
      else done(result);
    });
    worker.on('error', fail);
    worker.on('exit', (code, signal) => {
      if (!answered) fail(new Error(`${file} ended without an answer (${signal ?? code})`));
    });
    worker.send(options);
  });
}
