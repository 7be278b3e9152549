import { noAnswer } from '../../activities/fortnox/transport';

/** As axios gives it on: its own error with the socket's as cause. */
const lost = (code: string, cause: object) => Object.assign(new Error('lost'), { code, cause: { code, ...cause } });
const connecting = { code: 'ENETUNREACH', syscall: 'connect' };

test.each([
  ['refused by whoever listens there', lost('ECONNREFUSED', { syscall: 'connect' })],
  ['no such name', lost('ENOTFOUND', { syscall: 'getaddrinfo' })],
  ['no way there, found when connecting', lost('EHOSTUNREACH', { syscall: 'connect' })],
  ['no way to any of its addresses', lost('ENETUNREACH', { errors: [connecting, connecting] })],
  ['a certificate that is not trusted', lost('DEPTH_ZERO_SELF_SIGNED_CERT', {})],
])('design rule 1: %s: the request never left', (_, error) => {
  expect(noAnswer(error)).toMatchObject({ sent: false, kind: 'notReached' });
});

test.each([
  ['the way lost while reading the answer', lost('EHOSTUNREACH', { syscall: 'read' })],
  ['the way lost while writing', lost('ENETUNREACH', { syscall: 'write' })],
  ['the way lost, nobody says when', lost('EHOSTUNREACH', {})],
  ['hung up', lost('ECONNRESET', { syscall: 'read' })],
  ['too slow', lost('ECONNABORTED', {})],
  ['no error at all', 'gone'],
])('design rule 1: %s: the request may have reached Fortnox', (_, error) => {
  expect(noAnswer(error)).toMatchObject({ sent: true, kind: 'noAnswer' });
});
