/** A gateway's address without the slash at its end, by the client's own rule; else `undefined`. */
export function address(text: string): string | undefined {
  const parts = /^(https?):\/\/(\[[\da-f:]+\]|[a-zA-Z\d.-]+)(?::\d+)?(\/[\w.~/-]*)?$/.exec(text);
  const [, scheme, host = ""] = parts ?? [];
  const isLoopback = /^(localhost|.*\.localhost|\[::1\]|127\.[\d.]*)$/.test(host);
  if (!scheme || text.includes("..") || (scheme === "http" && !isLoopback)) return undefined;
  try {
    new URL(text);
  } catch {
    return undefined;
  }
  return text.replace(/\/$/, "");
}
