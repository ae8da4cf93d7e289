/** Browsers inside apps: they often keep an address to themselves that should open another app.
 * Each by the name it gives itself; Android's own mark for them is `; wv)`. */
const NAMES = [
  "FBAN", "FBAV", "FB_IAB", "Instagram", "Messenger", "LinkedInApp", "Snapchat", "Pinterest",
  "musical_ly", "BytedanceWebview", "TikTok", "MicroMessenger", "Twitter", "TwitterAndroid", "GSA",
];
const IN_APP = new RegExp(String.raw`; wv\)|\bLine/|\b(?:${NAMES.join("|")})(?![A-Za-z])`);

/** Whether a page with this user agent is shown by such an app. */
export function inApp(userAgent: string): boolean {
  return IN_APP.test(userAgent);
}
