// Which of the first steps were made, kept over a reload.

const KEY = 'sandbox.steps';

/** A browser may refuse storage; then the ticks last as long as the page. */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return new Set(Array.isArray(kept) ? kept : []);
  } catch {
    return new Set();
  }
}

export function keep(steps) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...steps]));
  } catch {
    // The ticks are shown all the same.
  }
}
