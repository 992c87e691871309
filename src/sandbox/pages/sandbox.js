// Comfort only: the page works without. Fetches itself every few seconds and puts in what has changed, never under somebody's hands.
const EVERY_MS = 2000;

async function refresh() {
  if (document.hidden) return;
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const panel of document.querySelectorAll('[data-panel]')) {
    const next = fresh.querySelector(`[data-panel="${panel.dataset.panel}"]`);
    if (next !== null && !inUse(panel) && next.innerHTML !== panel.dataset.last) {
      panel.dataset.last = next.innerHTML;
      panel.innerHTML = next.innerHTML;
    }
  }
}

/** Somebody types, has chosen something, or opened a box. */
function inUse(panel) {
  if (panel.contains(document.activeElement) && document.activeElement !== document.body)
    return !pressed(document.activeElement);
  const fields = [...panel.querySelectorAll('textarea, input:not([type=hidden]), select')];
  return (
    fields.some(changed) ||
    panel.querySelector('details[open]') !== null ||
    (panel.querySelector('.scroll:hover') !== null && isScrolled(panel))
  );
}

function pressed(element) {
  return element.matches('.scroll');
}

function changed(field) {
  if (field.type === 'file') return field.files.length > 0;
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
  if (field.tagName === 'SELECT')
    return [...field.options].some((option) => option.selected !== option.defaultSelected && option.defaultSelected);
  return field.value !== field.defaultValue;
}

/** Somebody reads further up. */
function isScrolled(panel) {
  return [...panel.querySelectorAll('.scroll')].some((scroll) => scroll.scrollTop < -40);
}

setInterval(() => refresh().catch(() => undefined), EVERY_MS);
// Enter sends a text, as on a phone with a keyboard; with Shift it breaks the line.
document.addEventListener('keydown', (event) => {
  const field = event.target;
  if (
    event.key !== 'Enter' ||
    event.shiftKey ||
    event.isComposing ||
    !(field instanceof HTMLTextAreaElement) ||
    field.id !== 'texte'
  )
    return;
  event.preventDefault();
  field.form.requestSubmit(field.form.querySelector('button.primary'));
});
