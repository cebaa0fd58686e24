import { dev } from '$app/env';
import { resolve } from '$app/paths';

/**
 * Starts keeping an offline copy of the site. For the page's `onMount`, and not for an embed, which stores nothing.
 * Does nothing under the dev server, where a copy would be stale at the next edit.
 */
export function registerServiceWorker(): void {
  if (dev || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(`${resolve('/')}service-worker.js`, { type: 'module' })
    // Private windows and some frames refuse; the site then just needs a network.
    .catch(() => undefined);
}
