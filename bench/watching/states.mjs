// What there is to notice in an answer, by whom it is about. The page and the observer share it.

/** One text per site, which changes when the site's scan or one of its requests does. */
export const siteStates = ({ sites }) => Object.fromEntries(sites.map((site) => [
  site.id,
  [
    site.scan_result.status,
    site.scan_result.is_data_found ?? "-",
    ...site.removal_requests.map(({ status }) => status),
  ].join(" "),
]));

export const signingStates = ({ status, hint_code }) => ({ signing: `${status} ${hint_code}` });

const SETTLED = new Set(["SCAN_COMPLETED", "SCAN_FAILED"]);
const SIGNED = "SIGNED";
const SENT = "POA_SENT_TO_SITE";

export const isScanned = ({ sites }) =>
  sites.every(({ scan_result }) => SETTLED.has(scan_result.status));

export const isSigned = ({ status }) => status === SIGNED;

/** Every broker has removed the data, or has told the user what to do. */
export const isAnswered = ({ sites }) =>
  !sites.some(({ removal_requests }) => removal_requests.some(({ status }) => status === SENT));

export const askable = ({ sites }) =>
  sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
