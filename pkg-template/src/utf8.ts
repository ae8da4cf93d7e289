// TextEncoder and TextDecoder for pages that have none: a test's, such as Jest's jsdom. The build
// puts them behind those names in the inlined files for Node and `require`. Where the platform has
// its own they are not used: these capture nothing, and who patches `String` sees what passes
// through. https://encoding.spec.whatwg.org/#utf-8-decoder

class Encoder {
  encode(text: string): Uint8Array {
    const bytes: number[] = [];
    for (const character of text) {
      let point = character.codePointAt(0) ?? 0;
      if (point >= 0xd800 && point < 0xe000) point = 0xfffd; // half a character
      if (point < 0x80) bytes.push(point);
      else if (point < 0x800) bytes.push(0xc0 | point >> 6, 0x80 | point & 63);
      else {
        if (point < 0x10000) bytes.push(0xe0 | point >> 12);
        else bytes.push(0xf0 | point >> 18, 0x80 | point >> 12 & 63);
        bytes.push(0x80 | point >> 6 & 63, 0x80 | point & 63);
      }
    }
    return new Uint8Array(bytes);
  }
}

class Decoder {
  readonly ignoreBOM: boolean;

  constructor(_label = "utf-8", { ignoreBOM = false } = {}) {
    this.ignoreBOM = ignoreBOM;
  }

  decode(bytes: Uint8Array): string {
    let [text, point, missing, lower, upper] = ["", 0, 0, 0x80, 0xbf];
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0;
      if (missing > 0) {
        if (byte < lower || byte > upper) {
          // Not the rest of what began: that is one bad character, and this byte is read anew.
          [missing, lower, upper] = [0, 0x80, 0xbf];
          text += "\ufffd";
          i--;
          continue;
        }
        [lower, upper] = [0x80, 0xbf];
        point = point << 6 | byte & 63;
        if (--missing === 0) text += String.fromCodePoint(point);
      } else if (byte < 0x80) text += String.fromCharCode(byte);
      else if (byte >= 0xc2 && byte < 0xf5) {
        missing = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
        point = byte & 0x3f >> missing;
        // No character longer than it need be, no surrogate, nothing past the last plane.
        if (byte === 0xe0) lower = 0xa0;
        if (byte === 0xf0) lower = 0x90;
        if (byte === 0xed) upper = 0x9f;
        if (byte === 0xf4) upper = 0x8f;
      } else text += "\ufffd";
    }
    if (missing > 0) text += "\ufffd";
    return !this.ignoreBOM && text.startsWith("\ufeff") ? text.slice(1) : text;
  }
}

const own = globalThis as { TextEncoder?: typeof Encoder; TextDecoder?: typeof Decoder };
const { TextEncoder = Encoder, TextDecoder = Decoder } = own;
export { TextDecoder, TextEncoder };
