"use client";

import * as library from "defentry-web";
import { useEffect } from "react";
import { inPage } from "../journey.mjs";

export default function Journey() {
  useEffect(() => { inPage(library); }, []);
  return <output id="result" suppressHydrationWarning />;
}
