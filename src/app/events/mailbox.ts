/** Waits for one thing after another; who reads it may be slower than who fills it, up to a limit. */
export interface Mailbox<T> {
  /** False when it is full: the reader is too slow and should be cut off. */
  put(item: T): boolean;
  /** The next item; null when none came in time; undefined once it is closed and empty. */
  take(milliseconds: number): Promise<T | null | undefined>;
  close(): void;
}

export function openMailbox<T>(most: number): Mailbox<T> {
  const items: T[] = [];
  let closed = false;
  let wake: () => void = () => undefined;
  return {
    put(item) {
      if (closed || items.length >= most) return false;
      items.push(item);
      wake();
      return true;
    },
    async take(milliseconds) {
      if (items.length === 0 && !closed) await nextOrLate(milliseconds);
      if (items.length > 0) return items.shift();
      return closed ? undefined : null;
    },
    close() {
      closed = true;
      wake();
    },
  };

  function nextOrLate(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
