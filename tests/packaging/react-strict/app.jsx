import { connect } from "defentry-web";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { PROFILE, codeFrom } from "./journey.mjs";
import { seen, tell } from "./seen.js";

const baseUrl = new URLSearchParams(location.search).get("gateway");
const EMAIL = "siv@user.example";
function getCode({ signal }) {
  seen.codes += 1;
  return codeFrom(baseUrl, EMAIL, { signal });
}

/** One client for the page, whoever asks for it, and however often. */
let made;
const defentry = () => made ??= connect({ baseUrl, getCode });

function useClient(onError) {
  const [client, setClient] = useState();
  useEffect(() => {
    let gone = false;
    seen.effects += 1;
    defentry().then((one) => { if (!gone) setClient(one); }).catch(onError);
    return () => { gone = true; };
  }, [onError]);
  return client;
}

export function App({ onError }) {
  const client = useClient(onError);
  return client ? <Scan client={client} onError={onError} /> : <p>Connecting</p>;
}

function Scan({ client, onError }) {
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    let gone = false;
    const begin = async () => {
      await client.profile.ensure({ ...PROFILE, email: EMAIL });
      await client.scan.start();
      if (!gone) setBegun(true);
    };
    begin().catch(onError);
    return () => { gone = true; };
  }, [client, onError]);
  return begun ? <Progress client={client} /> : <p>Starting</p>;
}

function Progress({ client }) {
  const watch = useMemo(() => client.scan.watch({ intervalMs: 1_000 }), [client]);
  const snapshot = useSyncExternalStore(watch.subscribe, watch.getSnapshot, () => undefined);
  // The end may come without another snapshot, so it is a value of its own.
  const ended = useSyncExternalStore(watch.subscribe, () => watch.ended, () => false);
  const settled = snapshot?.overview.settled;
  useEffect(() => {
    if (settled === undefined) return;
    if (seen.settled.at(-1) !== settled) seen.settled.push(settled);
    if (ended) tell();
  }, [settled, ended]);
  return snapshot ? <p>{settled} of {snapshot.overview.total}</p> : <p>Looking</p>;
}
