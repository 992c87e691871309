// Socket Mode: Slack hears "received" after the work is written, and not at all when it failed.
import { expect, it } from 'vitest';
import { boltLog } from '#console/slack/bolt-log.ts';
import { DurableSocketReceiver } from '#console/slack/socket.ts';
import { createLogger } from '#lib/log.ts';

interface Wire {
  emit(event: string, args: object): boolean;
}

function receiver(work: () => Promise<void>) {
  const heard: string[] = [];
  const socket = new DurableSocketReceiver({ appToken: 'xapp-1', logger: boltLog(createLogger({ level: 'silent' })) });
  socket.init({
    // As Bolt does with an event: acknowledged first, handlers afterwards.
    async processEvent(event: { ack(answer?: unknown): Promise<void> }) {
      await event.ack({ response_action: 'clear' });
      await work();
      heard.push('worked');
    },
  } as never);
  const { client } = socket as unknown as { client: Wire };
  const deliver = () =>
    client.emit('slack_event', {
      body: { type: 'event_callback' },
      ack: async (answer: unknown) => void heard.push(`acknowledged ${JSON.stringify(answer)}`),
      retry_num: 0,
      retry_reason: '',
    });
  return { heard, deliver };
}

const turn = () => new Promise((done) => setImmediate(done));

it('is acknowledged once the work is done, with its answer', async () => {
  const { heard, deliver } = receiver(() => turn().then(() => undefined));
  deliver();
  await expect.poll(() => heard).toEqual(['worked', 'acknowledged {"response_action":"clear"}']);
});

it('is not acknowledged when the work failed: Slack delivers it again', async () => {
  const { heard, deliver } = receiver(() => Promise.reject(new Error('the database is away')));
  deliver();
  for (let i = 0; i < 5; i++) await turn();
  expect(heard).toEqual([]);
});
