import type { SentEvent } from '../route.ts';

/** How long a browser waits before it asks again. */
const retryMilliseconds = 3_000;

/** Events as a `text/event-stream`. Ends when the caller may no longer see them. */
export async function* eventsText(
  events: AsyncIterable<SentEvent>,
  mayGoOn: () => Promise<boolean>,
): AsyncGenerator<string> {
  yield `retry: ${retryMilliseconds}\n\n`;
  for await (const event of events) {
    if (!(await mayGoOn())) return;
    yield event === null ? ': alive\n\n' : eventText(event);
  }
}

/** JSON has no line breaks of its own, so the data is one line. */
function eventText({ id, name, data }: NonNullable<SentEvent>): string {
  const number = id === null ? '' : `id: ${id}\n`;
  return `${number}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
