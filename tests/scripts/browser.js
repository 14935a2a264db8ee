// Browsers that lack something, for the while of a test.

/** @template T @param {'crypto'} name of a global @param {() => Promise<T>} act @returns {Promise<T>} */
export async function without(name, act) {
  const own = Object.getOwnPropertyDescriptor(globalThis, name) ?? {};
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  try {
    return await act();
  } finally {
    Object.defineProperty(globalThis, name, own);
  }
}

/** A browser that keeps these texts, and what comes. @param {Record<string, string>} kept */
export function keep(kept) {
  /** Keys are properties of the object itself, as in a browser. */
  const storage = Object.create({
    /** @param {string} key */
    getItem: (key) => (Object.hasOwn(storage, key) ? storage[key] : null),
    /** @param {string} key @param {string} text */
    setItem: (key, text) => {
      storage[key] = text;
    },
    /** @param {string} key */
    removeItem: (key) => delete storage[key],
  });
  Object.defineProperty(globalThis, 'localStorage', { value: Object.assign(storage, kept), configurable: true });
}

/** A browser that keeps nothing. */
export function refuse() {
  const get = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  Object.defineProperty(globalThis, 'localStorage', { get, configurable: true });
}
