/** Registers an element once: a second time, or by another copy of the package, changes nothing. */
export function register(name: string, element: () => CustomElementConstructor): void {
  // On a server there is no registry, and nothing to register.
  const { customElements } = globalThis;
  if (!customElements || customElements.get(name)) return;
  customElements.define(name, element());
}
