import { type DragEvent, type ReactNode, useRef, useState } from 'react';

import { AnalyticsProvider, FunnelEditor, UsersChart } from '../../src/index.js';
import type { AnalyticsSource, Progress } from '../../src/query.js';
import { type LoadedEvents, loadEvents, memorySource } from '../../src/sources.js';

import './file-page.css';

type State =
  | { status: 'waiting' }
  | { status: 'loading'; name: string; progress: Progress | null }
  | { status: 'failed'; name: string; message: string }
  | { status: 'ready'; name: string; loaded: LoadedEvents; source: AnalyticsSource };

const number = new Intl.NumberFormat('en-US');

/** A page of a host: load a file with the kit's loader, then use the components on it. */
export function FilePage(): ReactNode {
  const [state, setState] = useState<State>({ status: 'waiting' });
  const [over, setOver] = useState(false);
  const loading = useRef<AbortController | null>(null);

  const open = async (file: File) => {
    loading.current?.abort();
    const { signal } = (loading.current = new AbortController());
    const { name } = file;
    setState({ status: 'loading', name, progress: null });
    try {
      const loaded = await loadEvents(file, {
        signal,
        onProgress: (progress) => setState({ status: 'loading', name, progress }),
      });
      const source = memorySource(loaded.table, { id: `${name} ${file.lastModified}` });
      setState({ status: 'ready', name, loaded, source });
    } catch (error) {
      if (signal.aborted) return;
      setState({ status: 'failed', name, message: (error as Error).message });
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void open(file);
  };
  return (
    <main className="file-page">
      <label
        className="file-drop"
        data-over={over ? '' : undefined}
        data-small={state.status === 'ready' ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <strong>Drop a file of events here, or choose a file</strong>
        <span>NDJSON, JSON or CSV, also gzipped. It stays in this browser.</span>
        <input
          type="file"
          accept=".ndjson,.jsonl,.json,.csv,.tsv,.txt,.gz"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void open(file);
          }}
        />
      </label>
      {state.status === 'loading' ? <Loading {...state} /> : null}
      {state.status === 'failed' ? (
        <p className="file-error" role="alert">
          <strong>{state.name} could not be opened.</strong> {state.message}
        </p>
      ) : null}
      {state.status === 'ready' ? <Ready key={state.source.id} {...state} /> : null}
    </main>
  );
}

function Loading({ name, progress }: { name: string; progress: Progress | null }): ReactNode {
  const share = progress?.total ? progress.done / progress.total : undefined;
  return (
    <div className="file-loading" data-state="loading">
      <span>Reading {name}…</span>
      <progress aria-label={`Reading ${name}`} {...(share === undefined ? {} : { value: share })} />
    </div>
  );
}

function Ready({
  name,
  loaded,
  source,
}: {
  name: string;
  loaded: LoadedEvents;
  source: AnalyticsSource;
}): ReactNode {
  const { table, mapping } = loaded;
  const columns = Object.entries(mapping).filter(([, column]) => typeof column === 'string');
  return (
    <AnalyticsProvider source={source}>
      <div className="file-summary">
        <h2>{name}</h2>
        <p>
          {number.format(table.rows)} events · {number.format(table.users)} users · read as{' '}
          {loaded.format.toUpperCase()}:{' '}
          {columns.map(([field, column]) => `${field} from “${String(column)}”`).join(', ')}
        </p>
      </div>
      <UsersChart defaultValue={{ range: 'all' }} />
      <FunnelEditor documentId={null} defaultRange="all" />
    </AnalyticsProvider>
  );
}
