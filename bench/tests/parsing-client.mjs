// A client that only parses: it gives what came, unnormalised, and so may not race.
export const connect = ({ fetch }) => ({
  "scan.status": async () => (await fetch("")).json(),
  "onlineData.status": async () => (await fetch("")).json(),
});
