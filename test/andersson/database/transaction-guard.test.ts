import { setTimeout as pause } from 'node:timers/promises';
import { transactionGuard } from '../../../activities/andersson/database/transaction-guard';

const bypassed = expect.objectContaining({ kind: 'transactionBypassed' });

test('a transaction bars its own database only', async () => {
  const [one, other] = [transactionGuard(), transactionGuard()];
  await one.run(async () => {
    expect(() => one.refuseInside()).toThrow(bypassed);
    expect(() => other.refuseInside()).not.toThrow();
  });
  expect(() => one.refuseInside()).not.toThrow();
});

test("in another database's transaction it is noticed all the same", async () => {
  const [one, other] = [transactionGuard(), transactionGuard()];
  await one.run(() =>
    other.run(async () => {
      expect(() => one.refuseInside()).toThrow(bypassed);
      expect(() => other.refuseInside()).toThrow(bypassed);
    }),
  );
});

test('work that outlives its transaction may use the database, but not past a transaction that is still open', async () => {
  const [one, other] = [transactionGuard(), transactionGuard()];
  let after: Promise<void> = Promise.resolve();
  await one.run(async () => {
    await other.run(async () => {
      after = pause(1).then(() => {
        expect(() => one.refuseInside()).toThrow(bypassed);
        expect(() => other.refuseInside()).not.toThrow();
      });
    });
    await after;
    after = pause(1).then(() => one.refuseInside());
  });
  await expect(after).resolves.toBeUndefined();
});
