// Socket Mode with the same promise as over HTTP: Slack hears "received" once the work is written, not before. Bolt's own
// receiver acknowledges events first.
import { SocketModeReceiver } from '@slack/bolt';

type App = Parameters<SocketModeReceiver['init']>[0];

export class DurableSocketReceiver extends SocketModeReceiver {
  override init(app: App): void {
    const processEvent: App['processEvent'] = async (event) => {
      let answer: unknown;
      let acknowledged = false;
      const later = async (response?: unknown) => {
        acknowledged = true;
        answer = response;
      };
      await app.processEvent({ ...event, ack: later as typeof event.ack });
      if (acknowledged) await event.ack(answer as never);
    };
    super.init({ processEvent } as App);
  }
}
