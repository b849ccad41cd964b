// Keeps the empty page for a start without its server.
addEventListener('install', (e) => {
  self.skipWaiting();
  e.waitUntil(caches.open('empty').then((cache) => cache.add('/empty.html')));
});
addEventListener('activate', (e) => e.waitUntil(clients.claim()));
addEventListener('fetch', (e) => {
  e.respondWith(
    caches.open('empty').then(async (cache) => {
      const kept = await cache.match(e.request);
      if (kept) return kept;
      const answer = await fetch(e.request);
      await cache.put(e.request, answer.clone());
      return answer;
    }),
  );
});
