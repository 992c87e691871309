// Runs in the browser, on contractors' pages only. A form that cannot be sent is kept in this device with its photos, and sent again
// when the network is back. Every form has a key of its own: sent twice, it counts once. Without this script pages work as they are.
(() => {
  const STORE = 'forms';
  const AGAIN_MS = 15_000;
  const place = document.querySelector('[data-garde]');
  if (place === null || !('indexedDB' in window) || !('fetch' in window)) return;

  const database = new Promise((done, failed) => {
    const opening = indexedDB.open('loge', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'id' });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
  const ask = async (mode, what) => {
    const store = (await database).transaction(STORE, mode).objectStore(STORE);
    return new Promise((done, failed) => {
      const asked = what(store);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  };

  const tell = (words) => {
    place.textContent = words;
  };

  /** Files are kept as bytes: some browsers lose what a file only points to. */
  async function packed(form) {
    const fields = [];
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string') fields.push({ name, value });
      else if (value.size > 0)
        fields.push({ name, file: value.name, type: value.type, bytes: await value.arrayBuffer() });
    }
    return { id: `${form.action} ${form.elements.cle.value}`, action: form.action, fields };
  }

  function unpacked({ fields }) {
    const body = new FormData();
    for (const { name, value, file, type, bytes } of fields)
      if (bytes === undefined) body.append(name, value);
      else body.append(name, new Blob([bytes], { type }), file);
    return body;
  }

  /** What the server answered; null: it was not reached, or is not well. */
  async function send(kept) {
    try {
      const response = await fetch(kept.action, { method: 'POST', body: unpacked(kept), credentials: 'same-origin' });
      return response.status >= 500 || response.status === 429 ? null : response;
    } catch {
      return null;
    }
  }

  async function show(response) {
    if (response.redirected && response.ok) {
      location.assign(response.url);
      return;
    }
    const page = await response.text();
    document.open();
    document.write(page);
    document.close();
  }

  const pageOf = (address) => new URL(address, location.href).pathname.split('/').slice(0, 3).join('/');
  const isHere = ({ action }) => pageOf(action) === pageOf(location.href);

  /** One sender at a time. What belongs to another page is tried when a page opens, and changes nothing here. */
  let sending = false;
  async function flush(others) {
    if (sending) return;
    sending = true;
    try {
      for (const kept of await ask('readonly', (store) => store.getAll())) {
        if (!isHere(kept) && !others) continue;
        const response = await send(kept);
        if (response === null) {
          tell(place.dataset.garde);
          continue;
        }
        // A form to be corrected is shown where it was filled in.
        if (response.status === 422 && !isHere(kept)) continue;
        await ask('readwrite', (store) => store.delete(kept.id));
        if (isHere(kept)) await show(response);
      }
    } finally {
      sending = false;
    }
  }

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('form[data-garder]')) return;
    event.preventDefault();
    tell(place.dataset.envoi);
    packed(form)
      .then((kept) => ask('readwrite', (store) => store.put(kept)))
      .then(() => flush(false))
      // A private window keeps nothing: the form goes the ordinary way.
      .catch(() => form.submit());
  });
  const again = (others) => () => flush(others).catch(() => tell(''));
  window.addEventListener('online', again(true));
  window.setInterval(again(false), AGAIN_MS);
  again(true)();
})();
