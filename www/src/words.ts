/** The partner's own words around the element; its text in English is in the pages themselves. */

export type Language = "en" | "sv" | "nb" | "da" | "fi";
export type Word = keyof typeof sv;

const sv = {
  skip: "Hoppa till innehållet",
  language: "Språk",
  theme: "Färger",
  "theme.auto": "Som enheten",
  "theme.light": "Ljust",
  "theme.dark": "Mörkt",
  "theme.brand": "Tallmarks egna",
  "nav.removal": "Borttagning",
  "nav.watchlist": "Bevakning",
  "removal.title": "Integritet för medlemmar",
  "removal.intro": "Din försäkring hjälper dig att få namn, nummer och adress borttagna från "
    + "webbplatser som säljer dem.",
  "watchlist.title": "Bevakning av det som är ditt",
  "watchlist.intro": "Din försäkring söker efter dina adresser, nummer och kort i läckor och säger "
    + "till när något dyker upp.",
  loading: "Öppnar en privat session…",
  restart: "Starta en ny session",
  trouble: "Det gick inte att öppna sidan. Ladda om den för att försöka igen.",
  "foot.session": "Din session finns bara på den här sidan. När du stänger den glöms allt här.",
  "foot.invented": "Tallmark är ett försäkringsbolag som är påhittat för den här demonstrationen.",
};

const nb: typeof sv = {
  skip: "Hopp til innholdet",
  language: "Språk",
  theme: "Farger",
  "theme.auto": "Som enheten",
  "theme.light": "Lyst",
  "theme.dark": "Mørkt",
  "theme.brand": "Tallmarks egne",
  "nav.removal": "Fjerning",
  "nav.watchlist": "Overvåking",
  "removal.title": "Personvern for medlemmer",
  "removal.intro": "Forsikringen din hjelper deg med å få navn, nummer og adresse fjernet fra "
    + "nettsteder som selger dem.",
  "watchlist.title": "Vakt over det som er ditt",
  "watchlist.intro": "Forsikringen din leter etter adressene, numrene og kortene dine i lekkasjer "
    + "og sier fra når noe dukker opp.",
  loading: "Åpner en privat økt…",
  restart: "Start en ny økt",
  trouble: "Siden kunne ikke åpnes. Last den inn på nytt for å prøve igjen.",
  "foot.session": "Økten din finnes bare på denne siden. Når du lukker den, glemmes alt her.",
  "foot.invented": "Tallmark er et forsikringsselskap som er oppdiktet for denne demonstrasjonen.",
};

const da: typeof sv = {
  skip: "Gå til indholdet",
  language: "Sprog",
  theme: "Farver",
  "theme.auto": "Som enheden",
  "theme.light": "Lyst",
  "theme.dark": "Mørkt",
  "theme.brand": "Tallmarks egne",
  "nav.removal": "Fjernelse",
  "nav.watchlist": "Overvågning",
  "removal.title": "Privatliv for medlemmer",
  "removal.intro": "Din forsikring hjælper dig med at få navn, nummer og adresse fjernet fra "
    + "websteder, der sælger dem.",
  "watchlist.title": "Vagt over det, der er dit",
  "watchlist.intro": "Din forsikring leder efter dine adresser, numre og kort i læk og siger til, "
    + "når noget dukker op.",
  loading: "Åbner en privat session…",
  restart: "Start en ny session",
  trouble: "Siden kunne ikke åbnes. Genindlæs den for at prøve igen.",
  "foot.session": "Din session findes kun på denne side. Når du lukker den, glemmes alt her.",
  "foot.invented": "Tallmark er et forsikringsselskab, der er opfundet til denne demonstration.",
};

const fi: typeof sv = {
  skip: "Siirry sisältöön",
  language: "Kieli",
  theme: "Värit",
  "theme.auto": "Laitteen mukaan",
  "theme.light": "Vaalea",
  "theme.dark": "Tumma",
  "theme.brand": "Tallmarkin omat",
  "nav.removal": "Poistaminen",
  "nav.watchlist": "Seuranta",
  "removal.title": "Yksityisyyttä jäsenille",
  "removal.intro": "Vakuutuksesi auttaa poistamaan nimesi, numerosi ja osoitteesi sivustoilta, "
    + "jotka myyvät niitä.",
  "watchlist.title": "Omat tietosi seurannassa",
  "watchlist.intro": "Vakuutuksesi etsii osoitteitasi, numeroitasi ja korttejasi tietovuodoista ja "
    + "ilmoittaa, kun jotain löytyy.",
  loading: "Avataan yksityistä istuntoa…",
  restart: "Aloita uusi istunto",
  trouble: "Sivua ei voitu avata. Yritä uudelleen lataamalla se uudestaan.",
  "foot.session": "Istuntosi on vain tällä sivulla. Kun suljet sen, kaikki täällä unohtuu.",
  "foot.invented": "Tallmark on tätä esittelyä varten keksitty vakuutusyhtiö.",
};

export const WORDS: Record<Exclude<Language, "en">, typeof sv> = { sv, nb, da, fi };
