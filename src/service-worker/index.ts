/**
 * Keeps a copy of the whole site, so that it also works without a network.
 *
 * A page is asked of the network first, for a new build should show at once, but only for a short while: a lecture hall's
 * network may be there and yet answer nothing. Everything a page loads is named by its content, and comes from the copy.
 * Each build has a copy of its own; an old one goes when the last page that uses it is closed.
 */
import { version } from '$app/env';
import { assets, immutable, prerendered } from '$app/manifest';
import { self } from '$app/service-worker';

const cacheName = `ferrostep-${version}`;
/** How long a page may take to come over the network before its copy is shown, in milliseconds. */
const patience = 3000;

const copied = new Set(
  [...immutable, ...assets, ...prerendered].map(({ path }) => new URL(path, self.registration.scope).href),
);

async function copySite(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...copied]);
}

async function dropOldCopies(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('ferrostep-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The copy of an address; its options (`?theme=dark`) change nothing about what is served. */
async function findCopy(address: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheName);
  return cache.match(address, { ignoreSearch: true });
}

async function answerPage(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patience) });
  } catch {
    return (await findCopy(request.url)) ?? Response.error();
  }
}

/** A page's address ends in a slash; the server says so to whoever forgets it, and so does the copy. */
function moveToFolder(address: string): Response {
  const url = new URL(address);
  url.pathname += '/';
  return Response.redirect(url.href, 308);
}

async function answerFile(request: Request): Promise<Response> {
  return (await findCopy(request.url)) ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(copySite());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCopies());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET') return;
  if (copied.has(origin + pathname)) event.respondWith(isPage ? answerPage(request) : answerFile(request));
  else if (isPage && copied.has(`${origin}${pathname}/`)) event.respondWith(moveToFolder(request.url));
});
