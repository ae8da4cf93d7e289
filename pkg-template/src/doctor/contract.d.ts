declare module "#contract" {
  /** The reads and the types of their answers, put here by the build; see doctor-contract.mjs. */
  const contract: {
    readonly routes: Readonly<Record<string, string>>;
    readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  export default contract;
}
