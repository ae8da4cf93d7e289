import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.jsx";
import { seen, tell } from "./seen.js";

function fail(error) {
  seen.errors.push(String(error));
  tell();
}

addEventListener("error", ({ message }) => fail(message));
addEventListener("unhandledrejection", ({ reason }) => fail(reason));

createRoot(document.querySelector("main"), { onUncaughtError: fail })
  .render(<StrictMode><App onError={fail} /></StrictMode>);
