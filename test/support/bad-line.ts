// A line between a client and a server that can be cut, stalled and closed, as networks do.
import { connect, createServer, type Socket } from 'node:net';

export interface BadLine {
  readonly port: number;
  /** Ends every connection at once. */
  cut(): void;
  /** Connections stay, and nothing goes through any more; new ones are made and hear nothing. */
  stall(): void;
  /** New connections are refused, those that are there end. */
  shut(): void;
  /** As it was. Stalled connections stay dead. */
  mend(): void;
  connections(): number;
  close(): Promise<void>;
}

export async function startBadLine(target: number): Promise<BadLine> {
  const pairs = new Set<[Socket, Socket]>();
  let mode: 'open' | 'stalled' | 'shut' = 'open';
  let made = 0;
  const server = createServer((near) => {
    made++;
    if (mode === 'shut') return near.destroy();
    const far = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    if (mode === 'stalled') return;
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const endAll = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: (server.address() as { port: number }).port,
    cut: endAll,
    stall() {
      mode = 'stalled';
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        near.pause();
        far.pause();
      }
    },
    shut() {
      mode = 'shut';
      endAll();
    },
    mend() {
      mode = 'open';
    },
    connections: () => made,
    async close() {
      endAll();
      await new Promise((done) => server.close(done));
    },
  };
}
