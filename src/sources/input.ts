import { AnalyticsError, throwIfAborted } from '../model/errors.js';
import type { Progress } from '../model/meta.js';
import { countNewlines } from './newlines.js';

/** Where a file's bytes come from. A string is an address. */
export type EventInput =
  | string
  | URL
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | ArrayBuffer
  | Uint8Array;

/** A file in memory comes as one chunk: it is passed on in pieces this size, so that others get a turn between them. */
const mostBytes = 131_072;

interface InputOptions {
  signal: AbortSignal | undefined;
  onProgress: ((progress: Progress) => void) | undefined;
}

async function fetched(address: string | URL, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(address, signal ? { signal } : {});
  } catch (cause) {
    throwIfAborted(signal);
    throw new AnalyticsError('source/unreachable', `${String(address)} could not be reached`, {
      cause,
    });
  }
}

async function open(
  input: EventInput,
  signal: AbortSignal | undefined,
): Promise<{ bytes: ReadableStream<Uint8Array>; total?: number }> {
  if (input instanceof Blob) return { bytes: input.stream(), total: input.size };
  if (input instanceof ReadableStream) return { bytes: input };
  if (typeof input === 'string' || input instanceof URL || input instanceof Response) {
    const response = input instanceof Response ? input : await fetched(input, signal);
    if (!response.ok || !response.body) {
      const from = response.url || String(input instanceof Response ? 'the server' : input);
      throw new AnalyticsError(
        'source/unreachable',
        `${from} answered ${response.status} ${response.statusText}`.trim(),
      );
    }
    const length = Number(response.headers.get('content-length'));
    // What is counted is decoded already when the server compressed it on the way.
    const encoded = response.headers.has('content-encoding');
    return { bytes: response.body, ...(length > 0 && !encoded ? { total: length } : {}) };
  }
  const blob = new Blob([input as BlobPart]);
  return { bytes: blob.stream(), total: blob.size };
}

/** Passes bytes on, counted; reads the first chunk ahead to see whether they are gzip. */
async function counted(
  input: EventInput,
  { signal, onProgress }: InputOptions,
): Promise<{ bytes: ReadableStream<Uint8Array<ArrayBuffer>>; gzip: boolean }> {
  const { bytes, total } = await open(input, signal);
  const reader = bytes.getReader();
  let done = 0;
  const next = async () => {
    throwIfAborted(signal);
    const { value } = await reader.read();
    if (value) {
      done += value.length;
      onProgress?.({ done, ...(total === undefined ? {} : { total }), unit: 'bytes' });
    }
    return value as Uint8Array<ArrayBuffer> | undefined;
  };
  let head = await next();
  while (head && head.length < 2) {
    const more = await next();
    if (!more) break;
    head = new Uint8Array([...head, ...more]);
  }
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const chunk = head ?? (await next());
      if (chunk) controller.enqueue(chunk.subarray(0, mostBytes));
      else controller.close();
      head = chunk && chunk.length > mostBytes ? chunk.subarray(mostBytes) : undefined;
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { bytes: stream, gzip: head?.[0] === 0x1f && head[1] === 0x8b };
}

/**
 * The text of a file in chunks: gzip is unpacked, wherever it comes from; a byte order mark is dropped.
 *
 * @throws `source/unreachable`, `source/aborted`; `load/invalid` for damaged gzip and for text that is not UTF-8
 */
export async function* readText(input: EventInput, options: InputOptions): AsyncGenerator<string> {
  const { bytes, gzip } = await counted(input, options);
  const plain = gzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
  const reader = plain.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for (;;) {
      const { value, done } = await readChunk(reader, gzip, options.signal);
      const text = decode(decoder, value, done, line);
      if (text) yield text;
      if (done) return;
      line += countNewlines(text);
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  gzip: boolean,
  signal: AbortSignal | undefined,
) {
  try {
    return await reader.read();
  } catch (cause) {
    throwIfAborted(signal);
    if (cause instanceof AnalyticsError) throw cause;
    throw gzip
      ? new AnalyticsError('load/invalid', 'the gzip file is damaged or cut off', { cause })
      : new AnalyticsError('source/unreachable', `reading stopped: ${String(cause)}`, { cause });
  }
}

function decode(
  decoder: TextDecoder,
  bytes: Uint8Array<ArrayBuffer> | undefined,
  done: boolean,
  line: number,
): string {
  try {
    return done ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new AnalyticsError(
      'load/invalid',
      `the file is not UTF-8 text (near line ${line}); save it as UTF-8, or is it another kind of file?`,
      { cause },
    );
  }
}
