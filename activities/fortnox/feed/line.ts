import { WebSocket } from 'ws';
import { FeedLostError } from './feed-lost';
import { type FeedAnswer, type Frame, readFrame } from './frames';

/** A connection that takes longer to open, or to answer a command, is given up. */
const answerWithinMs = 10_000;
/** Frames are a few hundred bytes; what is longer is no frame of the feed. */
const longestFrame = 64 * 1024;
/** So many unread frames stop the reading until they are taken: a replay of two weeks must not fill the memory. */
const unreadAtMost = 1_000;

/** What has come in: a frame that is no answer, or the answer to a ping with the moment it was sent. */
export type Arrival = Exclude<Frame, { kind: 'answer' }> | { readonly kind: 'pong'; readonly sentAtMs: number };

/** An open connection to the feed, as frames. */
export interface FeedLine {
  /** Sends a command and gives its answer. @throws FeedLostError */
  ask(command: { readonly command: string } & Readonly<Record<string, unknown>>): Promise<FeedAnswer>;
  /** What has come in since, in order, at least one; none when the line was closed from here. @throws FeedLostError */
  take(): Promise<readonly Arrival[]>;
  close(): void;
}

export interface LineTimes {
  readonly pingEveryMs: number;
  /** A line on which nothing at all was heard for so long is dead. */
  readonly silentAfterMs: number;
}

/** Moments of this process; only their differences mean something. */
export const momentMs = (): number => performance.now();

/**
 * Connects. The line pings by itself, and ends when it is silent or `signal` comes.
 * @throws FeedLostError `notReached`
 */
export async function openLine(address: string, times: LineTimes, signal: AbortSignal): Promise<FeedLine> {
  const socket = new WebSocket(address, { handshakeTimeout: answerWithinMs, maxPayload: longestFrame });
  let arrivals: Arrival[] = [];
  const answers: FeedAnswer[] = [];
  let ended: Error | 'here' | null = null;
  let heardAtMs = momentMs();
  let waiting: (() => void)[] = [];

  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const resume of woken) resume();
  };
  const news = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const end = (why: Error | 'here'): void => {
    ended ??= why;
    clearInterval(pinging);
    signal.removeEventListener('abort', abort);
    if (why === 'here') socket.close();
    else socket.terminate();
    wake();
  };
  const abort = (): void => end(signal.reason instanceof Error ? signal.reason : new FeedLostError('closed'));
  const arrived = (arrival: Arrival): void => {
    if (ended !== null) return;
    arrivals.push(arrival);
    if (arrivals.length >= unreadAtMost) socket.pause();
    wake();
  };
  const heard = (): void => {
    heardAtMs = momentMs();
  };
  const ping = (): void => {
    if (socket.isPaused) heard();
    if (momentMs() - heardAtMs > times.silentAfterMs) end(new FeedLostError('silent'));
    else if (socket.readyState === WebSocket.OPEN) socket.ping(String(momentMs()));
  };
  const pinging = setInterval(ping, times.pingEveryMs);

  socket.on('message', (data) => {
    heard();
    const frame = readFrame(String(data));
    if (frame.kind !== 'answer') return arrived(frame);
    answers.push(frame.answer);
    wake();
  });
  socket.on('pong', (data) => {
    heard();
    arrived({ kind: 'pong', sentAtMs: Number(data) });
  });
  socket.on('ping', heard);
  const opened = new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.on('error', (error) => {
      reject(new FeedLostError('notReached', error.message));
      end(new FeedLostError('closed', error.message));
    });
    socket.once('close', (code) => {
      end(new FeedLostError('closed', String(code)));
      reject(ended);
    });
  });
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort);
  await opened;

  return {
    close: () => end('here'),
    async ask(command) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(command));
      const timer = setTimeout(() => end(new FeedLostError('noAnswer', command.command)), answerWithinMs);
      try {
        for (;;) {
          const at = answers.findIndex(({ response }) => response === command.command);
          const [answer] = at < 0 ? [] : answers.splice(at, 1);
          if (answer) return answer;
          if (ended) throw ended === 'here' ? new FeedLostError('closed') : ended;
          await news();
        }
      } finally {
        clearTimeout(timer);
      }
    },
    async take() {
      while (arrivals.length === 0 && ended === null) await news();
      const taken = arrivals;
      arrivals = [];
      if (socket.isPaused) socket.resume();
      if (taken.length === 0 && ended !== 'here') throw ended ?? new FeedLostError('closed');
      return taken;
    },
  };
}
