/**
 * The cookie of exactly this name. Two of them are none: a sub-domain may have planted one, and
 * which is which cannot be told.
 */
export function readCookie(header: string | null, name: string): string | undefined {
  const values = (header ?? "").split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at > 0 && bare(pair.slice(0, at)) === name ? [bare(pair.slice(at + 1))] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/**
 * Without the spaces that a cookie's name cannot have. `trim` takes more of them: a sub-domain may
 * set a cookie of that name with a no-break space before it, for that has no `__Host-` in front.
 */
const bare = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, "");
