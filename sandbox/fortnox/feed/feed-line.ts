import type { WebSocket } from 'ws';
import type { SimulatorClock } from '../clock';
import type { FeedEvent } from './event-log';
import type { FeedFault } from './feed-faults';
import type { Session } from './session';

/** One client's connection. */
export interface FeedLine {
  /** An event has happened; with a fault, what becomes of it on this line. */
  tell(event: FeedEvent, fault: FeedFault['kind'] | undefined): void;
  /** Whether the client has asked for events like this one. */
  wants(event: FeedEvent): boolean;
  /** Cuts the line, as a broken network does. */
  cut(): void;
}

/** Of a topic nobody asks for, and of a type nobody knows. */
function strangers(event: FeedEvent): readonly object[] {
  return [
    { ...event, topic: 'weather', type: 'weather-changed-v1', offset: 'w0J' },
    { ...event, type: 'something-happened-v9', year: 2026 },
  ];
}

/** Lets a session speak over a socket. A line whose token has ended is cut at the next sign of life, and by the clock. */
export function createFeedLine(socket: WebSocket, session: Session, clock: SimulatorClock): FeedLine {
  let silent = false;
  let cancelTimer = () => {};
  const say = (text: string): void => {
    if (!silent) socket.send(text);
  };
  const cut = (): void => socket.terminate();
  const cutWhenEnded = (): boolean => {
    if (session.hasEnded()) cut();
    return session.hasEnded();
  };
  const watchEnd = (): void => {
    cancelTimer();
    const leftMs = session.endsAtMs() - clock.now().getTime();
    if (Number.isFinite(leftMs)) cancelTimer = clock.after(Math.max(0, leftMs), cutWhenEnded);
  };

  socket.on('message', (data) => {
    for (const answer of session.hear(String(data))) say(JSON.stringify(answer));
    watchEnd();
  });
  socket.on('ping', (data) => {
    if (!silent && !cutWhenEnded()) socket.pong(data);
  });
  socket.on('error', cut);
  socket.on('close', () => cancelTimer());

  return {
    wants: session.wants,
    cut,
    tell(event, fault) {
      if (cutWhenEnded()) return;
      const text = JSON.stringify(event);
      if (fault === 'cutLine') return cut();
      if (fault === 'malformedFrame') return say(text.slice(0, text.length / 2));
      if (fault === 'silence') silent = true;
      if (fault === 'unknownEvents') for (const stranger of strangers(event)) say(JSON.stringify(stranger));
      if (fault === 'eventTwice') say(text);
      say(text);
    },
  };
}
