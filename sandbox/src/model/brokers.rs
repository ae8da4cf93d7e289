//! Invented brokers. Their addresses end in `.example`, which nobody can own.

#[derive(Debug, Clone, Copy)]
pub struct Broker {
    pub id: u32,
    pub name: &'static str,
    pub url: &'static str,
}

const fn broker(id: u32, name: &'static str, url: &'static str) -> Broker {
    Broker { id, name, url }
}

pub const BROKERS: [Broker; 25] = [
    broker(101, "Folkuppslaget", "https://folkuppslaget.example"),
    broker(102, "Namnbrunnen", "https://www.namnbrunnen.example"),
    broker(103, "Adressa Nord", "https://adressa-nord.example"),
    broker(104, "Grannlistan", "https://grannlistan.example"),
    broker(105, "Vem Bor Var", "https://vembovar.example"),
    broker(106, "Persondata Syd", "https://persondatasyd.example"),
    broker(107, "Telefonboken Plus", "https://telefonboken-plus.example"),
    broker(108, "Nordisk Personindex", "https://personindex.example"),
    broker(109, "Hitta Människor", "https://hittamanniskor.example"),
    broker(110, "Kontaktkartan", "https://kontaktkartan.example"),
    broker(111, "Upplysningsverket", "https://upplysningsverket.example"),
    broker(112, "Fjord People Search", "https://fjordpeople.example"),
    broker(113, "Borealis Records", "https://records.borealis.example"),
    broker(114, "Bostadsspåret", "https://bostadssparet.example"),
    broker(115, "Ratatoskr Lookup", "https://ratatoskr.example"),
    broker(116, "Slektslinjen", "https://slektslinjen.example"),
    broker(117, "Naboguiden", "https://naboguiden.example"),
    broker(118, "Nummertjansten", "https://nummertjansten.example"),
    broker(119, "Hvem Har Ringt", "https://hvemharringt.example"),
    broker(120, "Kuka Soitti Nyt", "https://kukasoittinyt.example"),
    broker(121, "Osoitehaku Pohjola", "https://osoitehaku.example"),
    broker(122, "Polar Profiles", "https://polarprofiles.example"),
    broker(123, "Midgard Data", "https://midgarddata.example"),
    broker(124, "Registerkollen", "https://registerkollen.example"),
    broker(125, "Öppna Liggaren", "https://oppnaliggaren.example"),
];
