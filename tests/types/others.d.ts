// What is not the package's, as far as examples use it: other packages are not installed where the
// examples are compiled. React and the test runners are there for real in projects of
// tests/packaging and in examples/, which run them.

declare module "react" {
  export function useEffect(run: () => void | (() => void), deps?: readonly unknown[]): void;
  export function useMemo<T>(make: () => T, deps: readonly unknown[]): T;
  export function useState<T>(): [T | undefined, (value: T) => void];
  export function useSyncExternalStore<T>(
    subscribe: (changed: () => void) => () => void, snapshot: () => T, onServer?: () => T,
  ): T;
}

declare module "vitest" {
  export function test(name: string, run: () => unknown): void;
  export function afterEach(run: () => unknown): void;
  export function expect(value: unknown): any;
  export const vi: any;
}

declare module "@playwright/test" {
  import type { Page } from "playwright-core";
  export function test(name: string, run: (fixtures: { page: Page }) => Promise<void>): void;
}

declare module "msw" {
  type Answer = Response | undefined;
  type Resolve = (info: { request: Request }) => Answer | Promise<Answer>;
  export const http: Record<"all" | "get" | "post", (path: string, resolve: Resolve) => object>;
  export const HttpResponse: { text(body: string): Response };
}

declare module "msw/node" {
  export function setupServer(...handlers: object[]): { listen(): void };
}

// Jest's are there by themselves.
declare const jest: any;
declare function test(name: string, run: () => unknown): void;
declare function expect(value: unknown): any;

// Node's.
declare const Buffer: { from(bytes: ArrayBuffer): any };

// A service worker's, next to a page's.
interface WindowEventMap {
  fetch: Event & { readonly request: Request; respondWith(answer: Promise<Response>): void };
}
