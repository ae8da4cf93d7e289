import { define } from "defentry-web/element";
import { pageAround } from "./page";

define();
const element = document.querySelector("defentry-online-data");
if (element) void pageAround(element, ["online-data"]);
