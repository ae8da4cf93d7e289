// Answers of scan/status of any length, in both formats, from one normalised value: what every
// client must make of either is known without asking any of them. Pure, so that a page can load it.

export const SIZES = [1, 25, 200, 2_000];
export const FORMATS = ["standardized", "legacy"];
/** How people and places are called. Most of these letters fit into one byte each in an engine's
 * strings; a single one of the others makes the whole text take two. */
export const TEXTS = ["ASCII", "not ASCII"];
/** The same as "not ASCII", with `\u00e5` and `\/`, as PHP writes JSON unless told otherwise. */
export const ESCAPED = "escaped";

const WORDS = {
  ASCII: {
    first: ["Anna", "Erik", "Maria", "Lars", "Karin", "Nils", "Eva", "Olof"],
    last: ["Lind", "Berg", "Ek", "Holm", "Sand", "Dahl", "Falk", "Norling"],
    street: ["Storgatan", "Kungsgatan", "Skolgatan", "Parkgatan", "Ringgatan"],
    city: ["Stockholm", "Uppsala", "Lund", "Kalmar", "Falun"],
    dash: "-",
    broker: ["Nordfinder", "Listan", "Registerkollen", "Personindex", "Uppslaget"],
    step: "Open the site's privacy page, choose \"Remove me\" and paste reference",
  },
  "not ASCII": {
    first: ["Åsa", "Björn", "Zoë", "Łukasz", "Märta", "Šárka", "Göran", "Ελένη"],
    last: ["Öberg", "Sjödin", "Ångström", "Wójcik", "Lindström", "Őry", "Håkanson", "Бойко"],
    street: ["Sjövägen", "Ängsgatan", "Åkervägen", "Björkallén", "Łąkowa"],
    city: ["Umeå", "Växjö", "Örebro", "Malmö", "Kraków"],
    dash: "–",
    broker: ["Nordsökaren", "Släktlistan", "Ägarregistret", "Adressåret", "Książka"],
    step: "Öppna sidans sekretessvillkor, välj ”Ta bort mig” och ange ärende",
  },
};

/** Numbers that are the same on every machine and in every run. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const two = (n) => String(n).padStart(2, "0");
const pick = (roll, words) => words[roll(words.length)];
const day = (roll) => `${two(1 + roll(12))}-${two(1 + roll(28))}`;
const time = (roll) => [24, 60, 60].map((most) => two(roll(most))).join(":");
const moment = (roll) => `2026-${day(roll)}T${time(roll)}Z`;

function person(roll, words) {
  const known = (value) => (roll(4) ? value : null);
  return {
    firstName: pick(roll, words.first),
    lastName: pick(roll, words.last),
    email: known(`user${roll(1_000)}@mail.example`),
    ssn: known(`19${two(roll(100))}${day(roll).replace("-", "")}-${1_000 + roll(9_000)}`),
    phone: known(`+4670${1_000_000 + roll(9_000_000)}`),
    street: `${pick(roll, words.street)} ${1 + roll(99)}`,
    zip: `${100 + roll(900)} ${two(roll(100))}`,
    city: pick(roll, words.city),
  };
}

const STATES = [
  "POA_SENT_TO_SITE", "USER_MANUAL_INSTRUCTIONS_SENT", "DATA_REMOVED_VERIFIED",
  "DATA_REAPPEARED_DETECTED",
];

function removal(roll, words) {
  const status = pick(roll, STATES);
  return {
    status,
    manual_instructions: status.startsWith("USER") ? `${words.step} R-${roll(10_000)}.` : null,
    created_at: moment(roll),
    updated_at: moment(roll),
  };
}

/** One site: three of four know the person, and most of those have been asked for removal. */
function site(roll, words, index) {
  const found = index % 4 !== 3;
  const word = () => pick(roll, ["match", "mismatch", "missing"]);
  const broker = `${pick(roll, words.broker)} ${words.dash} ${index}`;
  return {
    id: 101 + index,
    name: broker,
    url: `https://broker-${index}.example/search`,
    scan_result: {
      status: "SCAN_COMPLETED",
      is_data_found: found,
      data: found ? person(roll, words) : null,
      comparison: found
        ? { firstName: word(), lastName: word(), email: word(), phone: word(), street: word(),
          zip: word(), city: word() }
        : [],
    },
    removal_requests: found ? Array.from({ length: roll(3) }, () => removal(roll, words)) : [],
    can_send_deletion_request: found && roll(2) === 0,
  };
}

/** What a client is to give, whichever format the gateway spoke. */
export function normalised(sites, text) {
  const words = WORDS[text === ESCAPED ? "not ASCII" : text];
  const roll = dice(sites);
  return { sites: Array.from({ length: sites }, (_, index) => site(roll, words, index)) };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Legacy booleans come in four ways; each is taken in turn. */
function spelling() {
  let next = 0;
  return (flag) => [flag, Number(flag), String(Number(flag)), String(flag)][next++ % 4];
}

const escaped = (json) => json.replaceAll("/", "\\/").replaceAll(
  /[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt().toString(16).padStart(4, "0")}`);

/** The body as the gateway sends it. What was not found is `[]` in both formats. */
export function body(value, format, text) {
  const legacy = format === "legacy";
  const spelt = spelling();
  const json = JSON.stringify(value, (key, it) => {
    if (key === "data" && it === null) return [];
    if (legacy && typeof it === "boolean") return spelt(it);
    if (legacy && MOMENT.test(it)) return it.slice(0, -1).replace("T", " ");
    return it;
  });
  const wire = text === ESCAPED ? escaped(json) : json;
  return legacy ? `{"data":${wire}}` : wire;
}

/** One document: `bytes` are what comes, `value` what a client is to give. */
export function document(sites, format, text) {
  const value = normalised(sites, text);
  const bytes = new TextEncoder().encode(body(value, format, text));
  return { label: `${sites} ${sites === 1 ? "site" : "sites"}, ${format}, ${text}`, bytes, value };
}

/** What is measured, `[sites, format, text]` each: a document is made when its turn comes. */
export const measured = (sizes = SIZES) => sizes.flatMap((sites) =>
  (sites === 200 ? [...TEXTS, ESCAPED] : TEXTS).flatMap((text) =>
    FORMATS.map((format) => [sites, format, text])));
