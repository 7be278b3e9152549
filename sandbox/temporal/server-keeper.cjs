// Stands between us and a server we start: `node server-keeper.cjs EXECUTABLE ARGS…`. The keeper holds the reading end
// of a pipe whose writing end only our process has. However that process ends, even by kill -9, the pipe ends with it,
// and the keeper ends the server. This works alike on Linux, macOS and Windows. Its first line out is the server's id.
const { spawn } = require('node:child_process');

/** How long the server may take to end by itself. */
const patienceMs = 5_000;

const [executable, ...args] = process.argv.slice(2);
const server = spawn(executable, args, { stdio: ['ignore', 'ignore', 'inherit'], windowsHide: true });

function end() {
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), patienceMs).unref();
}

server.once('spawn', () => process.stdout.write(`${server.pid}\n`));
server.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
server.once('exit', (code) => process.exit(code ?? 1));

process.stdin.once('close', end);
process.stdin.on('error', () => undefined);
process.stdout.on('error', () => undefined);
process.stdin.resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
