// A small static server for the built site: any port, any base path, the compressed copies that the build made.
//
//   node scripts/serve.mjs [--build] [--port 4173] [--host localhost] [--base /some/sub/] [--dir build] [--strict-port] [--also /PATH/=DIR]...
//
// The same server runs `npm start` and the browser tests, so what is tested is what is served. No dependencies.

import { spawnSync } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.rs': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/** `path` with a slash at either end. */
function asFolder(path) {
  const inner = path.split('/').filter((part) => part !== '');
  return inner.length === 0 ? '/' : `/${inner.join('/')}/`;
}

function findFile(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true
    ? { path, size: stat.size, tag: `"${stat.size}-${Math.trunc(stat.mtimeMs)}"` }
    : undefined;
}

/** What a mount answers to a path below it: a file, another address, or nothing. */
function lookUp(dir, below) {
  const path = resolve(dir, `.${sep}${below}`);
  if (path !== dir && !path.startsWith(dir + sep)) return {};
  const isFolder = below === '' || below.endsWith('/');
  if (isFolder) return { file: findFile(join(path, 'index.html')) };
  const file = findFile(path) ?? findFile(`${path}.html`);
  if (file !== undefined) return { file };
  return findFile(join(path, 'index.html')) === undefined ? {} : { moveTo: '/' };
}

/** Answers with a file, in the best encoding that both sides have. */
function send(request, response, file, status) {
  const accepted = request.headers['accept-encoding'] ?? '';
  const [name, packed] =
    encodings
      .filter(([encoding]) => accepted.includes(encoding))
      .map(([encoding, suffix]) => [encoding, findFile(file.path + suffix)])
      .find(([, found]) => found !== undefined) ?? [];
  const chosen = packed ?? file;
  const headers = {
    'content-type': types[extname(file.path)] ?? 'application/octet-stream',
    // Names under `immutable` hold a hash of the content; everything else is asked for again.
    'cache-control': file.path.includes(`${sep}immutable${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: chosen.tag,
    vary: 'accept-encoding',
  };
  if (status === 200 && request.headers['if-none-match'] === chosen.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  if (name !== undefined) headers['content-encoding'] = name;
  response.writeHead(status, { ...headers, 'content-length': chosen.size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(chosen.path).pipe(response);
}

/** The server for a list of mounts, each a folder served below a path; the first is the site. */
function siteServer(mounts) {
  return createServer((request, response) => {
    const refuse = (status, word) => response.writeHead(status, { 'content-type': 'text/plain' }).end(`${word}\n`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'method not allowed');
    let path, query;
    try {
      const url = new URL(request.url ?? '/', 'http://localhost');
      path = decodeURIComponent(url.pathname);
      query = url.search;
    } catch {
      return refuse(400, 'bad request');
    }
    if (path.includes('\0')) return refuse(400, 'bad request');
    const mount = mounts.find(({ base }) => path.startsWith(base));
    if (mount === undefined) {
      const folder = mounts.find(({ base }) => path === '/' || `${path}/` === base);
      if (folder === undefined) return refuse(404, 'not found');
      return response.writeHead(307, { location: folder.base + query }).end();
    }
    const { file, moveTo } = lookUp(mount.dir, path.slice(mount.base.length));
    if (file !== undefined) return send(request, response, file, 200);
    if (moveTo !== undefined) return response.writeHead(308, { location: encodeURI(path) + moveTo + query }).end();
    const fallback = findFile(join(mount.dir, '404.html'));
    return fallback === undefined ? refuse(404, 'not found') : send(request, response, fallback, 404);
  });
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

const site = { base: asFolder(options.base), dir: resolve(root, options.dir) };
const others = options.also.map((mount) => {
  const [base = '/', dir = '.'] = mount.split('=');
  return { base: asFolder(base), dir: resolve(root, dir) };
});
if (findFile(join(site.dir, 'index.html')) === undefined) {
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
