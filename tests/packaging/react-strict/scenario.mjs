// React 19 in StrictMode, which runs effects twice in development: no error, and one code redeemed.

const LOCAL = /Local:\s+(http:\S+)/;
const LOGIN = "/api/v1/sso/login";

async function shown(t, url, effects) {
  await t.sandbox.reset();
  // A scan takes 5 s: it has to be seen on its way.
  await t.sandbox.speed(4);
  const { result: { settled, ...result }, ...rest } = await t.show(url);
  const logins = (await t.sandbox.log()).filter(({ path }) => path === LOGIN).length;
  const last = settled.at(-1);
  const grows = settled.length > 1 && settled.every((now, i) => i === 0 || now > settled[i - 1]);
  const expected = { effects, codes: 1, logins: 1, errors: [], last: 25, grows: true };
  return { ...rest, result: { ...result, logins, last, grows }, expected };
}

export default {
  browsers: ["chromium"],
  async run(t) {
    await t.row("dev, effects run twice", async () => {
      const args = ["--port", await t.port(), "--strictPort"];
      const { url } = await t.start("vite", args, LOCAL);
      const { bytes, ...rest } = await shown(t, url, 2);
      // What a development server sends is not what is shipped.
      return rest;
    });
    await t.row("build", async () => {
      await t.exec("vite", "build");
      return shown(t, (await t.serve("dist")).url, 1);
    });
  },
};
