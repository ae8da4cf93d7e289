// Hands a CRM token to whoever keeps it for the next client.
export function tellToken(listener, token) {
  try {
    listener?.(token);
  } catch { /* a listener's own affair */ }
}
