// What Lit takes for the globals of these names: on a server they are missing while the page is
// rendered, and importing must not throw there.

/** What Lit asks a document for when it is loaded; nothing is rendered without a real one. */
const none = { createTreeWalker: () => null };

/** The document, or what stands for it where there is none. */
const own = globalThis.document ?? (none as unknown as Document);
/** The class that elements extend, or one that never becomes an element. */
const Base = globalThis.HTMLElement ?? (class {} as unknown as typeof globalThis.HTMLElement);

export { Base as HTMLElement, own as document };
