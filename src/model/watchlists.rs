//! What the person asks to be watched: e-mail, phone, IBAN, passport, driver's license.

use super::{
    DateOnly, DateTime, Email, EmailId, Iban, IbanId, LicenseId, PassportId, Phone, PhoneId,
};

wire! {
    /// An e-mail address to watch. **D**
    struct EmailInput {
        /// The address. Its owner is asked to confirm it, unless the partner adds it.
        D email: Email,
    }
}

wire! {
    /// A watched e-mail address. **D** for its id, **A** for the rest.
    open struct WatchedEmail {
        /// Names the item.
        D id: EmailId,
        /// The address.
        A email: String,
        /// Whether its owner has confirmed it; it is watched only then.
        A is_confirmed: bool,
        /// When it was added.
        A created_at: DateTime,
    }
}

wire! {
    /// Whose confirmation to send again. **A**: the body is not documented.
    open struct EmailResendInput {
        /// The address.
        A email: Email,
    }
}

wire! {
    /// A phone number to watch. **D**
    struct PhoneInput {
        /// The number, E.164.
        D phone: Phone,
    }
}

wire! {
    /// Which number to send a code to. **A**: the body is not documented.
    open struct PhoneCodeInput {
        /// The number, E.164.
        A phone: Phone,
    }
}

wire! {
    /// The code that the person got by text message. **A**: the body is not documented.
    open struct PhoneConfirmInput {
        /// The number, E.164.
        A phone: Phone,
        /// The code.
        A code: String,
    }
}

wire! {
    /// A watched phone number. **D** for its id, **A** for the rest.
    open struct WatchedPhone {
        /// Names the item.
        D id: PhoneId,
        /// The number.
        A phone: String,
        /// Whether its owner has confirmed it; it is watched only then.
        A is_confirmed: bool,
        /// When it was added.
        A created_at: DateTime,
    }
}

wire! {
    /// A bank account to watch. **A**: the body is not documented.
    open struct IbanInput {
        /// The account's IBAN.
        A iban: Iban,
    }
}

wire! {
    /// A watched bank account. **D** for its id, **A** for the rest.
    open struct WatchedIban {
        /// Names the item.
        D id: IbanId,
        /// The account's IBAN.
        A iban: String,
        /// When it was added.
        A created_at: DateTime,
    }
}

wire! {
    /// A passport to watch. **A**: the body is not documented.
    open struct PassportInput {
        /// The passport's number.
        A passport_number: String,
        /// The issuing country.
        A country_code: String,
        /// The last day on which it is valid.
        A expiry_date: DateOnly,
    }
}

wire! {
    /// A watched passport. **D** for its id, **A** for the rest.
    open struct WatchedPassport {
        /// Names the item.
        D id: PassportId,
        /// The passport's number.
        A passport_number: String,
        /// The issuing country.
        A country_code: String,
        /// The last day on which it is valid.
        A expiry_date: DateOnly,
        /// When it was added.
        A created_at: DateTime,
    }
}

wire! {
    /// A driver's license to watch. **A**: the body is not documented.
    open struct LicenseInput {
        /// The license's number.
        A license_number: String,
        /// The issuing country.
        A country_code: String,
    }
}

wire! {
    /// A watched driver's license. **D** for its id, **A** for the rest.
    open struct WatchedLicense {
        /// Names the item.
        D id: LicenseId,
        /// The license's number.
        A license_number: String,
        /// The issuing country.
        A country_code: String,
        /// When it was added.
        A created_at: DateTime,
    }
}

wire! {
    /// One leak that concerns a watched item. **D**: an open object, whose fields are not
    /// documented. Hostile text: show it as text only.
    open struct Leak {
    }
}
