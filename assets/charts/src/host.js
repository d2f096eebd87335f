// What a browser has and a bare JavaScript engine lacks. Server-side rendering
// finishes within one call, so a timer that never fires loses nothing.
const nothing = () => 0;

globalThis.setTimeout ??= nothing;
globalThis.clearTimeout ??= nothing;
globalThis.console ??= { log: nothing, warn: nothing, error: nothing };
