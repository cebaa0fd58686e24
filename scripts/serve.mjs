// A small static server for the built site: any port, any base path, the compressed copies that the build made.
//
//   node scripts/serve.mjs [--build] [--port 4173] [--host localhost] [--base /some/sub/] [--dir build] [--strict-port] [--also /PATH/=DIR]...
//
// The same server runs `npm start` and the browser tests, so what is tested is what is served.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `path` with a slash at either end. */
function asFolder(path) {
  const inner = path.split('/').filter((part) => part !== '');
  return inner.length === 0 ? '/' : `/${inner.join('/')}/`;
}

/** A folder served below a path. It is looked into at each request, so a new build is served at once. */
function mountOf(base, dir) {
  const serve = sirv(dir, {
    dev: true,
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders(response, path) {
      // Names under `immutable` hold a hash of the content; everything else is asked for again.
      if (path.includes('/immutable/')) response.setHeader('cache-control', 'public, max-age=31536000, immutable');
      if (path.endsWith('.rs')) response.setHeader('content-type', 'text/plain; charset=utf-8');
    },
  });
  return { base, dir, serve };
}

/** The server for a list of mounts, the longest path first. */
function siteServer(mounts) {
  return createServer((request, response) => {
    const [path = '/', query] = (request.url ?? '/').split('?', 2);
    const moveTo = (address) =>
      response.writeHead(307, { location: query === undefined ? address : `${address}?${query}` }).end();
    const mount = mounts.find(({ base }) => path.startsWith(base));
    if (mount === undefined) {
      const folder = mounts.find(({ base }) => path === '/' || `${path}/` === base);
      return folder === undefined ? notFound(response, undefined) : moveTo(folder.base);
    }
    const below = path.slice(mount.base.length);
    // A page's address ends in a slash, for what it loads is named relatively.
    if (below !== '' && !below.endsWith('/') && existsSync(join(mount.dir, below, 'index.html')))
      return moveTo(`${path}/`);
    request.url = `/${below}`;
    mount.serve(request, response, () => notFound(response, join(mount.dir, '404.html')));
  });
}

/** Answers that there is nothing, with the site's own page where it has one. */
function notFound(response, page) {
  const hasPage = page !== undefined && existsSync(page);
  response.writeHead(404, { 'content-type': hasPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8' });
  response.end(hasPage ? readFileSync(page) : 'not found\n');
}

const { values: options } = parseArgs({
  options: {
    build: { type: 'boolean', default: false },
    port: { type: 'string', default: process.env.PORT ?? '4173' },
    host: { type: 'string', default: 'localhost' },
    base: { type: 'string', default: '/' },
    dir: { type: 'string', default: 'build' },
    'strict-port': { type: 'boolean', default: false },
    also: { type: 'string', multiple: true, default: [] },
  },
});

if (options.build) {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  console.log('Building the site (some seconds)');
  const { status, stdout } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) {
    console.error(stdout);
    process.exit(status ?? 1);
  }
}

const site = mountOf(asFolder(options.base), resolve(root, options.dir));
const others = options.also.map((mount) => {
  const [base = '/', dir = '.'] = mount.split('=');
  return mountOf(asFolder(base), resolve(root, dir));
});
if (!existsSync(join(site.dir, 'index.html'))) {
  console.error(`ferrostep: there is no built site in ${options.dir}; run \`npm run build\` first`);
  process.exit(1);
}

// The longest path wins, so that a folder can be served below the site's own base.
const server = siteServer([site, ...others].sort((one, other) => other.base.length - one.base.length));
let port = Number(options.port);
let attempts = options['strict-port'] ? 1 : 20;

server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  attempts -= 1;
  if (attempts === 0) {
    console.error(`ferrostep: port ${port} is in use; name another with --port`);
    process.exit(1);
  }
  port += 1;
  server.listen(port, options.host);
});
server.on('listening', () => {
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  console.log(`\n  Ferrostep is at http://${host}:${port}${site.base}\n\n  Ctrl+C stops it.`);
});
server.listen(port, options.host);

function stop() {
  server.close();
  server.closeAllConnections();
  process.exit(0);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

// A shell that npm put between itself and us does not pass on the signal that ends it; don't outlive it.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}
